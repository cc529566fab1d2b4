package floe.edge.lane;

import floe.bytes.Bytes;
import floe.stream.Container;
import floe.stream.Recording;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.Collections;
import java.util.List;

/// A recording of two links, each of ten pages of 1,000 bytes, that say who they are.
final class TwoLinks implements Recording {
    private static final StreamFormat OPUS = new StreamFormat(Container.OGG, "opus", 2, 48_000, 0);

    @Override
    public List<Recording.Part> parts() {
        return Collections.nCopies(2, new Link());
    }

    @Override
    public long durationNanos() {
        return 2 * new Link().durationNanos();
    }

    private static final class Link implements Recording.Part {
        @Override
        public StreamFormat format() {
            return OPUS;
        }

        @Override
        public long durationNanos() {
            return 10;
        }

        @Override
        public int size() {
            return 10;
        }

        @Override
        public long startNanos(int index) {
            return index;
        }

        @Override
        public int bytes(int index) {
            return 1_000;
        }

        @Override
        public StreamEvent.Headers headers(int serial) {
            return new StreamEvent.Headers(padded("headers of " + serial), OPUS);
        }

        @Override
        public StreamEvent.Audio page(int index, int serial, int entry) {
            return new StreamEvent.Audio(padded("page " + index + " of " + serial + " from " + entry), true, 1);
        }

        private static Bytes padded(String text) {
            return Bytes.latin1(text + ".".repeat(1_000 - text.length()));
        }
    }
}
