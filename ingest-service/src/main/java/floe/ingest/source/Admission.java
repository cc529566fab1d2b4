package floe.ingest.source;

import floe.format.Formats;
import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountName;
import java.util.Optional;

/// Who may send, in Icecast's order: credentials, the mount free, a place left, the type a stream's. Each step is asked
/// with what the step needs and answers with the first thing that is wrong.
final class Admission {
    private Admission() {}

    /// What opens this mount: its own login replaces the global one.
    static Optional<Login> login(ClusterConfig config, MountName mount) {
        return Optional.ofNullable(config.mount(mount).login()).or(() -> Optional.ofNullable(config.sourceLogin()));
    }

    /// @param fits whether the login admits what was sent
    /// @param fromHere whether the peer is this machine itself
    static Optional<Refusal> credentials(boolean fits, boolean sample, boolean fromHere) {
        if (!fits) {
            return Optional.of(Refusal.CREDENTIALS);
        }
        return sample && !fromHere ? Optional.of(Refusal.SAMPLE_PASSWORD) : Optional.empty();
    }

    /// @param carried whether a source feeds the mount, here or on another node, or a file has its name
    static Optional<Refusal> place(boolean carried, int sources, int mostSources) {
        if (carried) {
            return Optional.of(Refusal.IN_USE);
        }
        return sources >= mostSources ? Optional.of(Refusal.TOO_MANY_SOURCES) : Optional.empty();
    }

    /// @param contentType empty when none was sent: then the stream's first bytes tell
    static Optional<Refusal> content(String contentType) {
        return Formats.mayDeclare(contentType) ? Optional.empty() : Optional.of(Refusal.contentType(contentType));
    }
}
