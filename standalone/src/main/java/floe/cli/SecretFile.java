package floe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file with nothing but a password, as Docker and Kubernetes put it into a container.
final class SecretFile {
    private static final int LONGEST = 4096;

    private SecretFile() {}

    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        try (var input = Files.newInputStream(file)) {
            var content = input.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new IOException("it is longer than " + LONGEST + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
