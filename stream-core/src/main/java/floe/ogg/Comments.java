package floe.ogg;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The comments of a stream (Vorbis I specification §5): who wrote it, and fields like `TITLE=…`.
///
/// @param vendor at most 4 KiB
/// @param fields the first 64; of each the first 4 KiB
record Comments(Bytes vendor, List<Bytes> fields) {
    static final Comments NONE = new Comments(Bytes.EMPTY, List.of());

    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_FIELD = 4096;
    private static final String ARTIST = "ARTIST=";
    private static final String TITLE = "TITLE=";

    Comments {
        fields = List.copyOf(fields);
    }

    /// The comments that `block` begins with; nothing when a length in it points past its end.
    static Optional<Comments> in(Bytes block) {
        int at = endOfCounted(block, 0);
        if (at < 0 || block.length() - at < 4) {
            return Optional.empty();
        }
        var vendor = block.slice(4, Math.min(at, 4 + LONGEST_FIELD));
        long count = Integer.toUnsignedLong(block.int32le(at));
        at += 4;
        if (count > (block.length() - at) / 4) {
            return Optional.empty();
        }
        var fields = new ArrayList<Bytes>();
        for (int i = 0; i < Math.min(count, MOST_FIELDS); i++) {
            int end = endOfCounted(block, at);
            if (end < 0) {
                return Optional.empty();
            }
            fields.add(shortened(block.slice(at + 4, end)));
            at = end;
        }
        return Optional.of(new Comments(vendor, fields));
    }

    /// What plays, as far as the first `ARTIST` and `TITLE` tell.
    Song song() {
        return new Song(first(ARTIST), first(TITLE), "");
    }

    /// The same with another artist and title, or without, where `song` has none.
    Comments retitled(Song song) {
        var others = new ArrayList<Bytes>();
        if (!song.artist().isEmpty()) {
            others.add(utf8(ARTIST + song.artist()));
        }
        if (!song.title().isEmpty()) {
            others.add(utf8(TITLE + song.title()));
        }
        for (var field : fields) {
            boolean wasShortened = field.length() >= LONGEST_FIELD - 3;
            if (!wasShortened && !isNamed(field, ARTIST) && !isNamed(field, TITLE)) {
                others.add(field);
            }
        }
        return new Comments(vendor, others);
    }

    /// As a header packet holds them.
    Bytes block() {
        int length = 8 + vendor.length();
        for (var field : fields) {
            length += 4 + field.length();
        }
        var block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(vendor.length()).put(vendor.view()).putInt(fields.size());
        fields.forEach(field -> block.putInt(field.length()).put(field.view()));
        return Bytes.wrap(block.array());
    }

    // Where the text ends whose length stands at `at`; -1 when that is past the end.
    private static int endOfCounted(Bytes block, int at) {
        if (block.length() - at < 4) {
            return -1;
        }
        long end = at + 4 + Integer.toUnsignedLong(block.int32le(at));
        return end <= block.length() ? (int) end : -1;
    }

    // Not in the middle of a character.
    private static Bytes shortened(Bytes field) {
        if (field.length() <= LONGEST_FIELD) {
            return field;
        }
        int end = LONGEST_FIELD;
        while (end > LONGEST_FIELD - 3 && (field.at(end) & 0xC0) == 0x80) {
            end--;
        }
        return field.slice(0, end);
    }

    private String first(String name) {
        for (var field : fields) {
            if (isNamed(field, name)) {
                return clean(field.from(name.length()).text(StandardCharsets.UTF_8));
            }
        }
        return "";
    }

    private static boolean isNamed(Bytes field, String name) {
        return field.length() >= name.length()
                && field.slice(0, name.length()).text(StandardCharsets.US_ASCII).equalsIgnoreCase(name);
    }

    // What would break a line, a reply or a terminal is left out.
    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(Comments::isText).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static boolean isText(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static Bytes utf8(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
