package floe.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the configuration lies.
final class ConfigOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "icecast.xml; read by 'run' and 'config'. An ingest or an edge gets what it needs of it from the"
                            + " cluster, and accepts the option so that one line fits all roles")
    private @Nullable Path config;

    @Nullable
    Path file() {
        return config == null ? null : config.toAbsolutePath();
    }

    /// For roles that get their configuration from the cluster.
    void sayThatItIsNotRead(PrintWriter err) {
        if (config != null) {
            err.println(
                    "floe: " + config + " is not read here: the configuration comes from the cluster's 'config' node");
            err.flush();
        }
    }
}
