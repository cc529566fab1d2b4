package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.Song;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// What a file calls itself in its tag: artist and title of ID3v2 (id3.org, versions 2.2 to 2.4) at its beginning, else
/// of ID3v1 at its end. Compressed and encrypted frames are passed over.
final class Id3 {
    private static final int V1_BYTES = 128;
    private static final int V1_FIELD = 30;
    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    private static final int TRANSFORMED = 0x0D;
    private static final Charset[] CHARSETS = {
        StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8
    };

    private final Bytes frames;
    private final int version;
    private String artist = "";
    private String title = "";

    private Id3(Bytes frames, int version) {
        this.frames = frames;
        this.version = version;
    }

    /// The song that the file names; unknown when it names none.
    static Song of(Bytes file) {
        var song = file.length() < Tag.ID3V2_HEAD ? Song.UNKNOWN : v2(file, Tag.id3v2(file, 0));
        return song.isUnknown() && file.length() >= V1_BYTES ? v1(file.from(file.length() - V1_BYTES)) : song;
    }

    private static Song v1(Bytes tag) {
        return tag.startsWith("TAG", 0) ? new Song(v1(tag, 3 + V1_FIELD), v1(tag, 3), "") : Song.UNKNOWN;
    }

    private static String v1(Bytes tag, int at) {
        return ended(tag.slice(at, at + V1_FIELD).text(StandardCharsets.ISO_8859_1));
    }

    private static Song v2(Bytes file, OptionalLong length) {
        int version = file.at(3);
        if (length.isEmpty() || length.getAsLong() > file.length() || version < 2 || version > 4) {
            return Song.UNKNOWN;
        }
        int flags = file.at(5);
        var body = file.slice(Tag.ID3V2_HEAD, (int) length.getAsLong());
        var plain = (flags & UNSYNCHRONISED) == 0 || version == 4 ? body : synchronised(body);
        int skipped = version > 2 && (flags & EXTENDED) != 0 ? extended(plain, version) : 0;
        var tag = new Id3(plain.from(Math.min(skipped, plain.length())), version);
        tag.read();
        return new Song(tag.artist, tag.title, "");
    }

    private static int extended(Bytes body, int version) {
        if (body.length() < Integer.BYTES) {
            return body.length();
        }
        long size = version == 4 ? size(body, 0, 7) : Integer.BYTES + size(body, 0, 8);
        return (int) Math.min(size, body.length());
    }

    private void read() {
        int id = version == 2 ? 3 : 4;
        int head = version == 2 ? 6 : 10;
        int at = 0;
        while (at + head <= frames.length() && frames.at(at) != 0) {
            var name = frames.slice(at, at + id).text(StandardCharsets.ISO_8859_1);
            long size = version == 2 ? frames.int32be(at + 2) & 0xFF_FFFF : size(frames, at + id, version == 4 ? 7 : 8);
            long end = at + head + size;
            if (end > frames.length()) {
                return;
            }
            note(name, version > 2 ? frames.at(at + 9) : 0, frames.slice(at + head, (int) end));
            at = (int) end;
        }
    }

    private void note(String name, int flags, Bytes body) {
        if (body.isEmpty() || (flags & (version == 3 ? 0xC0 : TRANSFORMED)) != 0) {
            return;
        }
        if (name.equals("TIT2") || name.equals("TT2")) {
            title = text(version == 4 && (flags & 2) != 0 ? synchronised(body) : body);
        } else if (name.equals("TPE1") || name.equals("TP1")) {
            artist = text(version == 4 && (flags & 2) != 0 ? synchronised(body) : body);
        }
    }

    private static String text(Bytes body) {
        int charset = body.at(0);
        return charset < CHARSETS.length ? ended(body.from(1).text(CHARSETS[charset])) : "";
    }

    /// Several values stand behind zeros; the first is meant.
    private static String ended(String text) {
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /// Without the zeros behind 0xFF that keep players from seeing a frame there.
    private static Bytes synchronised(Bytes bytes) {
        var plain = new byte[bytes.length()];
        int length = 0;
        for (int i = 0; i < bytes.length(); i++) {
            if (i == 0 || bytes.at(i) != 0 || bytes.at(i - 1) != 0xFF) {
                plain[length++] = (byte) bytes.at(i);
            }
        }
        return Bytes.wrap(plain, 0, length);
    }

    private static long size(Bytes bytes, int at, int bits) {
        long size = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            size = size << bits | bytes.at(at + i) & (1 << bits) - 1;
        }
        return size;
    }
}
