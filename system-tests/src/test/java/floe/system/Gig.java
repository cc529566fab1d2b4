package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What an encoder has to know: where it plays, for how long, and where its settings and its log may lie.
///
/// @param seconds of sound
record Gig(FloeNode node, Path folder, String mount, int seconds) {
    static final String HOST = "127.0.0.1";

    Child start(List<String> command) {
        return Child.start(mount, folder.resolve("log.txt"), Map.of("HOME", folder.toString()), command);
    }

    /// One line for the shell, for those that read from a pipe.
    Child pipe(String command) {
        return start(List.of("sh", "-c", command));
    }

    String port() {
        return Integer.toString(node.port());
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where ffmpeg sends it.
    String url() {
        return "icecast://source:" + IcecastXml.SOURCE_PASSWORD + "@" + HOST + ":" + port() + mount;
    }
}
