package floe.config.serve;

import floe.config.registry.Draft;
import floe.config.registry.Finding;
import floe.config.registry.Reading;
import floe.config.registry.Registry;
import floe.config.registry.Revision;
import floe.kit.config.Loudness;
import floe.kit.config.Report;
import floe.kit.config.Report.Verdict;
import floe.mount.ClusterConfig;
import floe.mount.ConfigChange;
import floe.mount.Forecast;
import floe.mount.MountName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files and puts in force what they say. Whoever wishes it, the watch on the files, a signal or a command,
/// it is done in the same way. Owned by the config service's context; any thread may ask for the figures.
final class Editor {
    private final String node;
    private final ConfigFile file;
    private final Registry registry;
    private final Journal journal;
    private @Nullable Watched watched;
    private volatile boolean ok;
    private volatile boolean differs;
    private volatile @Nullable ClusterConfig inForce;

    /// @param node whose reports these are
    Editor(String node, ConfigFile file, Registry registry, Journal journal) {
        this.node = node;
        this.file = file;
        this.registry = registry;
        this.journal = journal;
    }

    /// Whether the file as it is now is good.
    boolean isOk() {
        return ok;
    }

    /// Whether it says something else than what is in force, by the word of another config service.
    boolean differs() {
        return differs;
    }

    /// What this service publishes; null before there is anything.
    @Nullable
    ClusterConfig inForce() {
        return inForce;
    }

    /// Whether the files have changed since they were read, and come to rest.
    boolean isDue() {
        return watched != null && watched.isDue(file.stamps());
    }

    /// Reads the files now.
    Report revise() {
        var before = file.stamps();
        var report = switch (file.read(registry.logins())) {
            case Reading.Good(var draft) -> accept(draft);
            case Reading.Wrong(var errors) -> refuse(errors);
        };
        // What changed while it was read is found at the next poll.
        var now = file.stamps();
        now.putAll(before);
        watched = new Watched(now);
        inForce = registry.current().orElse(null);
        return report;
    }

    private Report accept(Draft draft) {
        var files = registry.files(draft);
        var revision = registry.revise(draft, ofOwnLogins(), Instant.now());
        registry.current().ifPresent(Loudness::set);
        file.names(files);
        differs = revision instanceof Revision.Differs;
        var report = switch (revision) {
            case Revision.Same same -> {
                journal.same(same, !ok);
                yield report(Verdict.SAME, List.of(), List.of(), same.warnings());
            }
            case Revision.Differs other -> {
                journal.differs(other);
                yield report(Verdict.DIFFERS, strings(other.changes()), List.of(), other.warnings());
            }
            case Revision.Next next -> {
                journal.next(next);
                yield report(Verdict.TAKEN, strings(next.changes()), List.of(), next.warnings());
            }
        };
        ok = true;
        return report;
    }

    private Optional<Draft> ofOwnLogins() {
        return registry.isOverruled() && file.read(registry.ownLogins()) instanceof Reading.Good(var draft)
                ? Optional.of(draft)
                : Optional.empty();
    }

    private static List<String> strings(List<ConfigChange> changes) {
        return changes.stream().map(Object::toString).toList();
    }

    /// Puts in force what another config service has published, and reads the own files against it.
    ///
    /// @return why not; empty when it is in force
    String adopt(ClusterConfig other) {
        var complaint = registry.adopt(other, Instant.now());
        if (complaint.isEmpty()) {
            Loudness.set(other);
            journal.adopted(other);
            revise();
        }
        return complaint;
    }

    private Report refuse(List<Finding> errors) {
        journal.refused(errors);
        ok = false;
        return report(Verdict.REFUSED, List.of(), errors, List.of());
    }

    private Report report(Verdict verdict, List<String> changes, List<Finding> errors, List<Finding> warnings) {
        var config = registry.current();
        return new Report(
                node,
                verdict,
                config.map(ClusterConfig::version).orElse(0L),
                config.map(ClusterConfig::digest).orElse(""),
                changes,
                lines(errors),
                lines(warnings));
    }

    private List<String> lines(List<Finding> findings) {
        return findings.stream().map(finding -> finding.in(file.path())).toList();
    }

    /// What would come of this content in the place of the file.
    ///
    /// @param name what it is called in messages
    /// @param onAir the mounts that have a source now
    Outlook foresee(byte[] content, String name, Set<MountName> onAir) {
        var now = registry.current().orElseThrow();
        return switch (file.read(content, registry.logins())) {
            case Reading.Wrong(var errors) -> Outlook.refused(now.version(), errors, name);
            case Reading.Good(var draft) -> {
                var proof = registry.proof(draft);
                yield Outlook.good(now, Forecast.of(now, proof.config(), onAir), proof.warnings(), name);
            }
        };
    }
}
