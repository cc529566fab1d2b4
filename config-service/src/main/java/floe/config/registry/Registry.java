package floe.config.registry;

import floe.kit.config.AssetStore;
import floe.kit.config.ConfigWords;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.Role;
import floe.kit.config.Saved;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.ConfigChange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The snapshot in force, and how the next one comes about. Kept in the state directory (`registry.json` and
/// `assets/`). Its methods block; owned by the config service's context.
public final class Registry {
    private static final Duration KEPT_ANYWAY = Duration.ofHours(1);
    /// Of all files that mounts play together: edges hold them in memory.
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Path file;
    private final Overruled overruled;
    private final Proved proved = new Proved();
    private final AssetStore store;
    private final Webroot webroot;
    private final DoorLists doorLists;
    private final long mostBytes;
    private final String complaint;
    private @Nullable ClusterConfig current;
    private Edition heardOf = Edition.NONE;

    private Registry(
            Path file,
            AssetStore store,
            Overruled overruled,
            long mostBytes,
            @Nullable ClusterConfig current,
            String complaint) {
        this.file = file;
        this.overruled = overruled;
        this.store = store;
        this.webroot = new Webroot(store);
        this.doorLists = new DoorLists(store);
        this.mostBytes = mostBytes;
        this.current = current;
        this.complaint = complaint;
    }

    /// The registry as it was left in this state directory.
    public static Registry open(Path state) {
        return open(state, MOST_BYTES);
    }

    static Registry open(Path state, long mostBytes) {
        var file = state.resolve("registry.json");
        var store = AssetStore.in(state);
        var overruled = Overruled.in(state);
        return switch (Saved.read(file, Role.ALL)) {
            case Saved.Good(var config) -> new Registry(file, store, overruled, mostBytes, config, "");
            case Saved.Nothing() -> new Registry(file, store, overruled, mostBytes, null, "");
            case Saved.Refused(var why) -> new Registry(file, store, overruled, mostBytes, null, file + ": " + why);
        };
    }

    /// Why what was saved could not be used; empty when it could, or nothing was.
    public String complaint() {
        return complaint;
    }

    /// The last good snapshot, from an earlier start at first.
    public Optional<ClusterConfig> current() {
        return Optional.ofNullable(current);
    }

    /// Makes the logins of the next draft.
    public Logins logins() {
        return Logins.of(proved, current, overruled.said());
    }

    /// Makes the logins of a draft to compare with what the own files said before.
    public Logins ownLogins() {
        return Logins.of(proved, overruled.said());
    }

    /// Whether what is in force came from another config service, and the own files said something else.
    public boolean isOverruled() {
        return overruled.said() != null;
    }

    /// Puts in force what another config service has published, if it is newer. What the own files say is to be read
    /// again then.
    ///
    /// @return why not; empty when it is in force
    public String adopt(ClusterConfig other, Instant now) {
        var before = current;
        if (before != null && !Edition.of(other).isNewerThan(Edition.of(before))) {
            return "it is older than what is in force";
        }
        if (!Succession.isWhole(other)) {
            return "it is not what its digest says";
        }
        overruled.begin(before);
        current = other;
        return save(before, other, now);
    }

    /// Notes that this snapshot is about in the cluster: the next one from here will be newer.
    ///
    /// @return whether it is newer than all that was heard of and than the own one
    public boolean hear(Edition edition) {
        boolean isAhead = edition.isNewerThan(heardOf)
                && current().map(Edition::of).map(edition::isNewerThan).orElse(true);
        if (isAhead) {
            heardOf = edition;
        }
        return isAhead;
    }

    /// The files that the draft's snapshot depends on.
    public List<Path> files(Draft draft) {
        return Stream.concat(Webroot.files(draft).stream(), draft.access().files().stream())
                .toList();
    }

    /// A draft with its files; not in force.
    ///
    /// @param warnings the draft's, and those about its files and lists
    public record Proof(ClusterConfig config, List<Finding> warnings) {
        public Proof {
            warnings = List.copyOf(warnings);
        }
    }

    /// What the draft would be in force: its files are copied, nothing else happens.
    public Proof proof(Draft draft) {
        var before = current;
        var files = new Gathering(draft, webroot, before == null ? List.of() : before.assets(), mostBytes);
        var lists = doorLists.gather(
                draft.access(), draft.config().access(), before == null ? AccessLists.OPEN : before.access());
        var warnings = Stream.of(draft.warnings(), files.warnings(), lists.warnings())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::place))
                .toList();
        return new Proof(Succession.complete(draft.config(), files.assets(), lists.lists()), warnings);
    }

    /// Puts the draft in force, if it says something new.
    public Revision revise(Draft draft, Instant now) {
        return revise(draft, Optional.empty(), now);
    }

    /// The same where the own files may be overruled: only what has changed in them since makes a new snapshot.
    ///
    /// @param ofOwnLogins the same draft with [#ownLogins], where they are overruled
    public Revision revise(Draft draft, Optional<Draft> ofOwnLogins, Instant now) {
        var before = current;
        var proof = proof(draft);
        if (before != null && before.digest().equals(proof.config().digest())) {
            overruled.end();
            return new Revision.Same(before, proof.warnings());
        }
        if (before != null && overruled.isStill(ofOwnLogins.map(this::proof).map(Proof::config), proof.config())) {
            return new Revision.Differs(before, ConfigChange.between(before, proof.config()), proof.warnings());
        }
        overruled.end();
        long last = before == null ? 0 : before.version();
        long version = Succession.version(last, heardOf.version(), now.getEpochSecond());
        var next = proof.config().published(version, proof.config().digest());
        current = next;
        var changes = before == null ? List.<ConfigChange>of() : ConfigChange.between(before, next);
        return new Revision.Next(next, changes, proof.warnings(), save(before, next, now));
    }

    private String save(@Nullable ClusterConfig before, ClusterConfig next, Instant now) {
        try {
            Saved.write(file, Role.ALL, next);
            var hashes = new HashSet<String>();
            Stream.concat(before == null ? Stream.of() : before.files().stream(), next.files().stream())
                    .map(Asset::sha256)
                    .forEach(hashes::add);
            store.keepOnly(hashes, now.minus(KEPT_ANYWAY));
            return "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// A piece of a file of this snapshot or a recent one.
    public Optional<Buffer> piece(ConfigWords.Piece piece) throws IOException {
        return store.piece(piece);
    }
}
