package floe.cli;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a node is called, where it keeps things and where it tells of itself.
final class NodeOptions {
    static final int MANAGEMENT_PORT = 9146;

    @Option(
            names = "--name",
            paramLabel = "NODE",
            description = "what this node is called in the cluster and in logs (default: its role and a random number)")
    private @Nullable String name;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "where this node keeps the last good configuration and files it made or fetched"
                    + " (default: .floe in Floe's folder, and there one for each role and management port)")
    private @Nullable Path state;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "of /metrics, /health/live and /health/ready (default: ${DEFAULT-VALUE})")
    private int managementPort = MANAGEMENT_PORT;

    @Option(
            names = "--management-address",
            paramLabel = "ADDR",
            description = "to bind the management port to (default: ${DEFAULT-VALUE})")
    private String managementAddress = "127.0.0.1";

    int managementPort() {
        return Ports.checked("--management-port", managementPort);
    }

    String managementAddress() {
        return managementAddress;
    }

    String name(Kind kind) {
        if (name != null && !name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "--name '" + name + "': letters, digits, '.', '_' and '-' only, 64 at most");
        }
        return name == null
                ? kind.word() + "-"
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt())
                : name;
    }

    /// Several roles on one host don't share a folder unless they are told to.
    Path state(Kind kind) {
        if (state != null) {
            return state.toAbsolutePath();
        }
        return kind == Kind.ALL ? home() : home().resolve(kind.word() + "-" + managementPort());
    }

    /// Where state is kept unless somebody says otherwise.
    static Path home() {
        return Path.of(System.getProperty("floe.home", "")).toAbsolutePath().resolve(".floe");
    }
}
