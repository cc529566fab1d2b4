package floe.config.xml;

import floe.config.registry.Draft;
import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import floe.mount.ClusterConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads files that lie in `/etc/floe`.
final class Reads {
    static final Path FOLDER = Path.of("/etc/floe");

    private Reads() {}

    static Reading reading(byte[] content) {
        return IcecastXml.read(content, FOLDER, Logins.fresh());
    }

    static Reading reading(String content) {
        return reading(content.getBytes(StandardCharsets.UTF_8));
    }

    static Draft draft(String content) {
        return switch (reading(content)) {
            case Reading.Good(var draft) -> draft;
            case Reading.Wrong(var errors) -> throw new AssertionError("refused: " + errors);
        };
    }

    /// What a file with these children of the root says.
    static ClusterConfig config(String children) {
        return draft(icecast(children)).config();
    }

    /// All of them but that there is no password: few files here have one.
    static List<String> warnings(String children) {
        return lines(draft(icecast(children)).warnings().stream()
                .filter(it -> !it.what().startsWith("has no <source-password>"))
                .toList());
    }

    static List<String> errors(String content) {
        return switch (reading(content)) {
            case Reading.Good _ -> List.of();
            case Reading.Wrong(var errors) -> lines(errors);
        };
    }

    static String icecast(String children) {
        return "<icecast>\n" + children + "\n</icecast>";
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(finding -> finding.in("x")).toList();
    }
}
