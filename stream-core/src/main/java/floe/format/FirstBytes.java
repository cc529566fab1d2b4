package floe.format;

import floe.bytes.Bytes;
import floe.bytes.Rest;
import floe.mpeg.Tag;
import floe.stream.Likeness;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Learns from a source's first bytes which format it sends, and leaves it to that format's framer from there on. An
/// ID3v2 tag before them is passed over, not kept. Owned by one source; keeps 16 KiB at most.
final class FirstBytes implements StreamFramer {
    private static final String ID3 = "ID3";

    private final Optional<SourceFormat> declared;
    private final long salt;
    private final Rest first = new Rest();
    private long toSkip;
    private boolean tagged;
    private @Nullable StreamFramer framer;

    /// @param declared what the source calls it, if that is known
    FirstBytes(Optional<SourceFormat> declared, long salt) {
        this.declared = declared;
        this.salt = salt;
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        if (framer != null) {
            return framer.frame(bytes);
        }
        int skipped = (int) Math.min(toSkip, bytes.length());
        toSkip -= skipped;
        first.add(bytes.from(skipped));
        return skipTags() ? decide() : List.of();
    }

    @Override
    public List<StreamEvent> finish() {
        return framer == null ? List.of() : framer.finish();
    }

    @Override
    public List<StreamEvent> retitle(Song song) {
        return framer == null ? List.of() : framer.retitle(song);
    }

    int heldBytes() {
        return first.heldBytes();
    }

    // Whether what is there now is behind all tags.
    private boolean skipTags() {
        while (Likeness.of(first.bytes(), ID3) != Likeness.NO) {
            if (first.length() < Tag.ID3V2_HEAD) {
                return false;
            }
            var length = Tag.id3v2(first.bytes(), 0);
            if (length.isEmpty()) {
                return true;
            }
            skip(length);
        }
        return true;
    }

    private void skip(OptionalLong length) {
        tagged = true;
        int here = (int) Math.min(length.getAsLong(), first.length());
        first.take(here);
        toSkip = length.getAsLong() - here;
    }

    private List<StreamEvent> decide() {
        boolean unclear = false;
        for (var format : Formats.ALL) {
            switch (format.recognise(first.bytes())) {
                case YES -> {
                    return leaveTo(format);
                }
                case NOT_YET -> unclear = true;
                case NO -> {}
            }
        }
        return unclear ? List.of() : leaveTo(byDeclaration());
    }

    private SourceFormat byDeclaration() {
        return tagged
                ? declared.filter(SourceFormat::isTagged).orElseGet(MpegFormat::new)
                : declared.orElseGet(PlainBytes::new);
    }

    private List<StreamEvent> leaveTo(SourceFormat format) {
        var chosen = format.framer(salt);
        framer = chosen;
        return chosen.frame(first.take(first.length()));
    }
}
