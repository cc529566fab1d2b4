package floe.config.serve;

import floe.config.registry.Finding;
import floe.config.registry.Revision;
import floe.kit.config.Report;
import floe.mount.ClusterConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the operator reads in the log of the file's readings: each thing once, until something else is said. Owned by
/// the editor.
final class Journal {
    private static final Logger log = LoggerFactory.getLogger(ConfigService.class);
    private static final int ERRORS_SHOWN = 5;
    private static final int WARNINGS_SHOWN = 30;

    private final Path file;
    private final Path state;
    private String lastRefusal = "";
    private String lastDifference = "";
    private Set<String> lastWarnings = Set.of();

    /// @param file what is read
    /// @param state where snapshots are kept
    Journal(Path file, Path state) {
        this.file = file;
        this.state = state;
    }

    /// The last refusal; empty when the file was good since.
    String lastRefusal() {
        return lastRefusal;
    }

    void refused(List<Finding> errors) {
        var refusal = errors.stream()
                .limit(ERRORS_SHOWN)
                .map(error -> error.in(file))
                .collect(Collectors.joining(
                        "; ",
                        "",
                        errors.size() > ERRORS_SHOWN ? "; and " + (errors.size() - ERRORS_SHOWN) + " more" : ""));
        if (!refusal.equals(lastRefusal)) {
            log.error("configuration not taken: {}", refusal);
        }
        lastRefusal = refusal;
    }

    void same(Revision.Same same, boolean wasRefused) {
        warn(same.warnings());
        if (wasRefused) {
            log.info("version={} {} says what is in force", same.config().version(), file);
        }
        lastRefusal = "";
    }

    void differs(Revision.Differs other) {
        warn(other.warnings());
        var line = other.config().version() + " " + other.changes();
        if (!line.equals(lastDifference)) {
            log.warn(
                    "version={} is in force, from another config service; {} says otherwise and counts again when it"
                            + " changes: {}",
                    other.config().version(),
                    file,
                    other.changes());
        }
        lastDifference = line;
        lastRefusal = "";
    }

    void adopted(ClusterConfig other) {
        log.info(
                "version={} digest={} taken over from another config service",
                other.version(),
                Report.shortened(other.digest()));
    }

    void next(Revision.Next next) {
        warn(next.warnings());
        var config = next.config();
        log.info(
                "version={} digest={} published, mounts={} files={} changes={}",
                config.version(),
                config.digest().substring(0, 12),
                config.mounts().size(),
                config.assets().size(),
                next.changes());
        if (!next.complaint().isEmpty()) {
            log.warn("version={} could not be saved in {}: {}", config.version(), state, next.complaint());
        }
        lastRefusal = "";
    }

    /// Those that were not there when the files were read before.
    private void warn(List<Finding> warnings) {
        var lines = warnings.stream().map(warning -> warning.in(file)).toList();
        var news = lines.stream()
                .filter(line -> !lastWarnings.contains(line))
                .distinct()
                .toList();
        news.stream().limit(WARNINGS_SHOWN).forEach(line -> log.warn("{}", line));
        if (news.size() > WARNINGS_SHOWN) {
            log.warn("{}: and {} more", file, news.size() - WARNINGS_SHOWN);
        }
        lastWarnings = Set.copyOf(lines);
    }
}
