package floe.kit.door;

import floe.mount.TlsFiles;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// What the files hold, PEM, certificates and the key apart or in one; not judged yet. Blocking.
///
/// @param certificates the file's content
/// @param key the file's content
record Identity(TlsFiles files, Buffer certificates, Buffer key) {
    private static final long LARGEST_FILE = 1 << 20;

    static Identity read(TlsFiles files) throws IOException {
        return new Identity(files, content(files.certificate()), content(files.key()));
    }

    private static Buffer content(String file) throws IOException {
        var path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IOException("cannot read " + file + (Files.exists(path) ? "" : ": there is no such file"));
        }
        if (Files.size(path) > LARGEST_FILE) {
            throw new IOException(file + " is larger than " + LARGEST_FILE + " bytes");
        }
        return Buffer.buffer(Files.readAllBytes(path));
    }

    /// What is dangerous about the files themselves.
    List<String> dangers() throws IOException {
        var dangers = new ArrayList<String>();
        var path = Path.of(files.key());
        if (Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
            dangers.add("everybody on this machine can read the key in " + path + ": chmod o-r");
        }
        return dangers;
    }
}
