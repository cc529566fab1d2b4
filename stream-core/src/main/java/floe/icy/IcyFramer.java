package floe.icy;

import floe.bytes.Bytes;
import floe.bytes.Rest;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFramer;
import java.util.ArrayList;
import java.util.List;

/// Takes ICY blocks out of a stream, tells the songs that they name, and leaves the rest to another framer. A source
/// whose first block is none has promised blocks and sends none: then everything is left to the other. Owned by one
/// source; keeps one block at most.
public final class IcyFramer implements StreamFramer {
    private static final int UNIT = 16;

    private final int interval;
    private final IcyWords words;
    private final StreamFramer audio;
    private final Rest block = new Rest();
    private int untilBlock;
    private boolean blocksSeen;
    private boolean noBlocks;
    private Song told = Song.UNKNOWN;

    /// @param interval bytes between two blocks (`icy-metaint`), more than 0
    /// @param words how their text is read
    /// @param audio frames what is between them
    public IcyFramer(int interval, IcyWords words, StreamFramer audio) {
        if (interval <= 0) {
            throw new IllegalArgumentException("a block every " + interval + " bytes");
        }
        this.interval = interval;
        this.words = words;
        this.audio = audio;
        this.untilBlock = interval;
    }

    @Override
    public List<StreamEvent> frame(Bytes bytes) {
        var events = new ArrayList<StreamEvent>();
        var left = bytes;
        while (!left.isEmpty()) {
            int part = noBlocks ? left.length() : Math.min(left.length(), untilBlock > 0 ? untilBlock : missing());
            var taken = left.slice(0, part);
            left = left.from(part);
            if (noBlocks || untilBlock > 0) {
                untilBlock -= part;
                events.addAll(audio.frame(taken));
            } else {
                block.add(taken);
                closeBlock(events);
            }
        }
        return events;
    }

    @Override
    public List<StreamEvent> finish() {
        return audio.finish();
    }

    @Override
    public List<StreamEvent> retitle(Song song) {
        return audio.retitle(song);
    }

    // How much of the block has not come; its first byte tells its length.
    private int missing() {
        return 1 + (block.length() == 0 ? 0 : block.bytes().at(0) * UNIT) - block.length();
    }

    private void closeBlock(List<StreamEvent> events) {
        if (missing() > 0) {
            return;
        }
        var whole = block.take(block.length());
        untilBlock = interval;
        if (whole.length() == 1) {
            return;
        }
        if (blocksSeen || IcyWords.isBlock(whole.from(1))) {
            blocksSeen = true;
            tell(words.song(whole.from(1)), events);
        } else {
            noBlocks = true;
            events.addAll(audio.frame(whole));
        }
    }

    private void tell(Song song, List<StreamEvent> events) {
        if (!song.equals(told)) {
            told = song;
            events.add(new StreamEvent.Title(song));
        }
    }
}
