package floe.stream;

import java.util.List;

/// A stream at rest: what a file holds, cut into pages that know their time.
public interface Recording {
    /// The logical streams one after the other, at least one.
    List<Part> parts();

    /// How long all of it plays, more than 0.
    long durationNanos();

    /// What it calls itself.
    default Song song() {
        return Song.UNKNOWN;
    }

    /// What the file begins with.
    default StreamFormat format() {
        return parts().getFirst().format();
    }

    /// One logical stream: its headers and its pages.
    interface Part {
        StreamFormat format();

        long durationNanos();

        /// How many pages follow the headers, at least 1.
        int size();

        /// When page `index` begins, from the part's beginning.
        long startNanos(int index);

        /// How long page `index` is, in bytes.
        int bytes(int index);

        /// The headers under this serial; what knows no serials ignores it.
        StreamEvent.Headers headers(int serial);

        /// Page `index` under this serial, numbered for those who hear the headers and then the pages from `entry`
        /// on; the last one ends the stream, where streams have ends.
        StreamEvent.Audio page(int index, int serial, int entry);
    }
}
