package floe.mpeg;

import floe.bytes.Bytes;
import floe.bytes.Rest;
import floe.stream.Likeness;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source's bytes → whole frames, a handful an event, each a place to begin. Tags, and frames that only describe
/// a file, are passed over without being kept; bytes that are no frame are passed on as they came, but for a broken
/// frame before the first whole one. Owned
/// by one source; keeps less than 32 KiB between calls.
public final class FrameFramer implements StreamFramer {
    /// An event lasts so long, or is so big, at least.
    private static final long HANDFUL_NANOS = 100_000_000;

    private static final int HANDFUL_BYTES = 4096;
    /// So much of what is no frame is a rest or damage; what is longer is a stream that cannot be read, and has to be
    /// joined somewhere all the same.
    static final int PATIENCE_BYTES = 16 * 1024;

    private final FrameSyntax syntax;
    private final FreeFormat freeFormat;
    private final Rest rest = new Rest();
    private List<StreamEvent> events = new ArrayList<>();
    // What lies before this in `rest` is gathered for the next event: frames that last `gatheredNanos`, or strays.
    private int at;
    private long gatheredNanos;
    private boolean inStep;
    private int strayed;
    private long toSkip;
    private @Nullable FrameHead told;
    private boolean toldAnything;

    private FrameFramer(FrameSyntax syntax) {
        this.syntax = syntax;
        this.freeFormat = new FreeFormat(syntax);
    }

    /// For MPEG audio, layers I to III.
    public static FrameFramer mpeg() {
        return new FrameFramer(new MpegSyntax());
    }

    /// For AAC with ADTS heads.
    public static FrameFramer adts() {
        return new FrameFramer(new AdtsSyntax());
    }

    /// Whether these are the first bytes of MPEG audio: a whole frame, and another one behind it.
    public static Likeness beginsMpeg(Bytes first) {
        return begins(new MpegSyntax(), first);
    }

    /// Whether these are the first bytes of AAC with ADTS heads.
    public static Likeness beginsAdts(Bytes first) {
        return begins(new AdtsSyntax(), first);
    }

    private static Likeness begins(FrameSyntax syntax, Bytes first) {
        if (first.length() < FrameSyntax.HEAD_BYTES) {
            return first.isEmpty() || first.at(0) == 0xFF ? Likeness.NOT_YET : Likeness.NO;
        }
        return syntax.headAt(first, 0)
                .filter(head -> head.length() != FrameHead.UNTOLD)
                .map(head -> follower(syntax, head, first, head.length()))
                .orElse(Likeness.NO);
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        events = new ArrayList<>();
        int skipped = (int) Math.min(toSkip, bytes.length());
        toSkip -= skipped;
        rest.add(bytes.from(skipped));
        boolean goesOn = true;
        while (goesOn) {
            goesOn = look();
        }
        return events;
    }

    @Override
    public List<StreamEvent> retitle(Song song) {
        return List.of(new StreamEvent.Title(song));
    }

    /// Frames only: what is no frame has a meaning by what would follow, if at all.
    @Override
    public List<StreamEvent> finish() {
        events = new ArrayList<>();
        if (inStep) {
            flush();
        }
        return events;
    }

    int heldBytes() {
        return rest.heldBytes();
    }

    // Whether there may be more to see.
    private boolean look() {
        var bytes = rest.bytes();
        int there = bytes.length() - at;
        if (there == 0 || there < Tag.neededAt(bytes, at)) {
            return false;
        }
        var tag = Tag.lengthAt(bytes, at);
        if (tag.isPresent()) {
            skip(tag.getAsLong());
            return true;
        }
        var head = syntax.headAt(bytes, at);
        return head.isPresent() ? take(head.get()) : stray();
    }

    private boolean take(FrameHead head) {
        int length = head.length() == FrameHead.UNTOLD ? freeFormat.length(rest.bytes(), at, head) : head.length();
        if (length == FreeFormat.NO_END) {
            return stray();
        }
        if (length == FreeFormat.NOT_YET || rest.length() - at < length) {
            return false;
        }
        boolean inLine = inStep && told != null && told.fits(head);
        if (inLine) {
            keep(head, length);
            return true;
        }
        return switch (follower(syntax, head, rest.bytes(), at + length)) {
            case YES -> {
                keep(head, length);
                yield true;
            }
            case NO -> stray();
            case NOT_YET -> false;
        };
    }

    // A sync pattern may stand in any data: the first frame counts when another one, or a tag, stands behind it.
    private static Likeness follower(FrameSyntax syntax, FrameHead head, Bytes bytes, int index) {
        int there = bytes.length() - index;
        if (there <= 0 || there < Tag.neededAt(bytes, index)) {
            return Likeness.NOT_YET;
        }
        boolean found = Tag.lengthAt(bytes, index).isPresent()
                || syntax.headAt(bytes, index).filter(head::fits).isPresent();
        return found ? Likeness.YES : Likeness.NO;
    }

    private void keep(FrameHead head, int length) {
        if (!inStep) {
            flush();
        }
        inStep = true;
        strayed = 0;
        if (syntax.isIndex(rest.bytes().slice(at, at + length))) {
            flush();
            rest.take(length);
            return;
        }
        if (told == null || !told.soundsLike(head)) {
            flush();
            tell(head);
        }
        at += length;
        gatheredNanos += head.durationNanos();
        if (gatheredNanos >= HANDFUL_NANOS || at >= HANDFUL_BYTES) {
            flush();
        }
    }

    private boolean stray() {
        if (inStep) {
            flush();
            inStep = false;
        }
        int to = Math.min(rest.length(), HANDFUL_BYTES);
        int next = at + 1;
        while (next < to && !mayBegin(rest.bytes().at(next))) {
            next++;
        }
        strayed += next - at;
        at = next;
        if (!toldAnything && strayed <= PATIENCE_BYTES) {
            rest.take(at);
            at = 0;
        } else if (at == HANDFUL_BYTES) {
            flush();
        }
        return true;
    }

    private static boolean mayBegin(int first) {
        return first == 0xFF || Tag.mayBegin(first);
    }

    private void skip(long length) {
        flush();
        int here = (int) Math.min(length, rest.length());
        rest.take(here);
        toSkip = length - here;
    }

    private void flush() {
        if (at == 0) {
            return;
        }
        if (!toldAnything) {
            say(new StreamFormat(syntax.container(), syntax.codec(), 0, 0, 0));
        }
        boolean joinable = inStep || strayed > PATIENCE_BYTES;
        events.add(new StreamEvent.Audio(rest.take(at), joinable, gatheredNanos));
        at = 0;
        gatheredNanos = 0;
    }

    private void tell(FrameHead head) {
        told = head;
        say(new StreamFormat(syntax.container(), head.codec(), head.channels(), head.sampleRate(), head.bitrate()));
    }

    private void say(StreamFormat format) {
        toldAnything = true;
        events.add(new StreamEvent.Headers(Bytes.EMPTY, format));
    }
}
