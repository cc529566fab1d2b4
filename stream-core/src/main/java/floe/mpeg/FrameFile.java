package floe.mpeg;

import floe.bytes.Bytes;
import floe.stream.Recording;
import floe.stream.Song;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A whole file of frames, ready to be played a handful at a time and again and again; without its tags. Shares the
/// file's bytes.
///
/// @param song what its tags name
/// @param parts one after the other, at least one; a new one begins where rate or channels change
public record FrameFile(Song song, List<Recording.Part> parts) implements Recording {
    public FrameFile {
        parts = List.copyOf(parts);
    }

    /// The file that `bytes` are, if they hold frames that `framer` knows; it has framed nothing before.
    ///
    /// @param whole the same with the tag before them, if there is one
    public static Optional<FrameFile> parse(FrameFramer framer, Bytes bytes, Bytes whole) {
        var events = new ArrayList<StreamEvent>(framer.frame(bytes));
        events.addAll(framer.finish());
        var parts = new ArrayList<Recording.Part>();
        Optional<StreamEvent.Headers> headers = Optional.empty();
        var pages = new ArrayList<StreamEvent.Audio>();
        for (var event : events) {
            if (event instanceof StreamEvent.Headers next) {
                headers.ifPresent(before -> close(before, pages, parts));
                headers = Optional.of(next);
            } else if (event instanceof StreamEvent.Audio audio && audio.durationNanos() > 0) {
                pages.add(audio);
            }
        }
        headers.ifPresent(last -> close(last, pages, parts));
        return isMost(events, bytes.length()) ? Optional.of(new FrameFile(Id3.of(whole), parts)) : Optional.empty();
    }

    // What looks like a few frames may stand in any file.
    private static boolean isMost(List<StreamEvent> events, int fileBytes) {
        long framed = events.stream()
                .filter(event -> event instanceof StreamEvent.Audio audio && audio.durationNanos() > 0)
                .mapToLong(event -> ((StreamEvent.Audio) event).bytes().length())
                .sum();
        return framed > 0 && framed >= fileBytes / 2;
    }

    private static void close(StreamEvent.Headers headers, List<StreamEvent.Audio> pages, List<Recording.Part> parts) {
        if (!pages.isEmpty()) {
            parts.add(new Run(new StreamEvent.Headers(headers.bytes(), overall(headers.format(), pages)), pages));
        }
        pages.clear();
    }

    // The first frame speaks for itself alone where the rate varies. To the nearest kbit/s, for padding comes and goes.
    private static StreamFormat overall(StreamFormat first, List<StreamEvent.Audio> pages) {
        if (first.bitrate() == 0) {
            return first;
        }
        long bytes = pages.stream().mapToLong(page -> page.bytes().length()).sum();
        double seconds =
                pages.stream().mapToLong(StreamEvent.Audio::durationNanos).sum() / 1e9;
        int kilobits = (int) Math.max(1, Math.round(bytes * 8 / seconds / 1000));
        return new StreamFormat(
                first.container(), first.codec(), first.channels(), first.sampleRate(), kilobits * 1000);
    }

    @Override
    public long durationNanos() {
        return parts.stream().mapToLong(Recording.Part::durationNanos).sum();
    }

    /// Frames of one kind. They carry no serial: a player hears them one after the other, wherever they come from.
    private static final class Run implements Recording.Part {
        private final StreamEvent.Headers headers;
        private final List<StreamEvent.Audio> pages;
        private final long[] startNanos;

        Run(StreamEvent.Headers headers, List<StreamEvent.Audio> pages) {
            this.headers = headers;
            this.pages = List.copyOf(pages);
            this.startNanos = new long[pages.size() + 1];
            for (int i = 0; i < pages.size(); i++) {
                startNanos[i + 1] = startNanos[i] + pages.get(i).durationNanos();
            }
        }

        @Override
        public StreamFormat format() {
            return headers.format();
        }

        @Override
        public long durationNanos() {
            return startNanos[pages.size()];
        }

        @Override
        public int size() {
            return pages.size();
        }

        @Override
        public long startNanos(int index) {
            return startNanos[index];
        }

        @Override
        public int bytes(int index) {
            return pages.get(index).bytes().length();
        }

        @Override
        public StreamEvent.Headers headers(int serial) {
            return headers;
        }

        @Override
        public StreamEvent.Audio page(int index, int serial, int entry) {
            return pages.get(index);
        }
    }
}
