package floe.ingest.dump;

import floe.bytes.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of all dumps of this process: no two dumps write into one. Any thread.
final class Shelf implements Disk {
    private static final Logger log = LoggerFactory.getLogger(Shelf.class);
    private static final int MOST_OF_ONE_NAME = 100_000;

    private final Set<Path> taken = ConcurrentHashMap.newKeySet();

    @Override
    public Sheet open(Path wanted, boolean fresh, long mostBytes) throws IOException {
        var file = wanted.toAbsolutePath().normalize();
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        for (int number = 0; number < MOST_OF_ONE_NAME; number++) {
            var candidate = DumpName.numbered(file, number);
            if (taken.add(candidate)) {
                var sheet = take(candidate, fresh, mostBytes);
                if (sheet != null) {
                    return sheet;
                }
            }
        }
        throw new IOException(file + " and " + MOST_OF_ONE_NAME + " numbered ones are there already");
    }

    private @Nullable Sheet take(Path candidate, boolean fresh, long mostBytes) throws IOException {
        boolean opened = false;
        try {
            var channel = fresh
                    ? FileChannel.open(candidate, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    : FileChannel.open(candidate, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long bytes = channel.size();
            if (mostBytes > 0 && bytes >= mostBytes) {
                channel.close();
                return null;
            }
            channel.position(bytes);
            opened = true;
            return new PaperSheet(candidate, channel, bytes);
        } catch (FileAlreadyExistsException _) {
            return null;
        } finally {
            if (!opened) {
                taken.remove(candidate);
            }
        }
    }

    private final class PaperSheet implements Sheet {
        private final Path path;
        private final FileChannel channel;
        private final long bytesBefore;
        private long bytes;

        PaperSheet(Path path, FileChannel channel, long bytesBefore) {
            this.path = path;
            this.channel = channel;
            this.bytesBefore = bytesBefore;
            this.bytes = bytesBefore;
        }

        @Override
        public Path path() {
            return path;
        }

        @Override
        public long bytesBefore() {
            return bytesBefore;
        }

        @Override
        public void append(Bytes more) throws IOException {
            try {
                for (var rest = more.view(); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                bytes += more.length();
            } catch (IOException e) {
                channel.truncate(bytes);
                throw e;
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
                if (bytes == 0) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                log.warn("dump {} could not be closed: {}", path, e.toString());
            } finally {
                taken.remove(path);
            }
        }
    }
}
