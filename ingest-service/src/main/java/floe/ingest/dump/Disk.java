package floe.ingest.dump;

import floe.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Path;

/// Where files are. Its calls may take as long as they like.
@FunctionalInterface
interface Disk {
    /// Opens `wanted`, or, with a number before its ending, the first like it that is neither being written by another
    /// dump nor full.
    ///
    /// @param fresh whether it must not be there yet
    /// @param mostBytes when a file is full; 0 for never
    Sheet open(Path wanted, boolean fresh, long mostBytes) throws IOException;

    /// A file that is being written. Owned by one recorder.
    interface Sheet extends AutoCloseable {
        Path path();

        /// What was in it when it was opened.
        long bytesBefore();

        /// Writes all of it, or, when that fails, leaves the file as it was.
        void append(Bytes bytes) throws IOException;

        @Override
        void close();
    }
}
