package floe.ingest.source;

import floe.format.Formats;
import floe.ingest.live.Owners.Candidate;
import floe.ingest.login.Gate;
import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may send, in Icecast's order: credentials, the mount free, a place left, the type a stream's. Each step is asked
/// with what the step needs and answers with the first thing that is wrong.
final class Admission {
    private Admission() {}

    /// A login that opens a mount.
    ///
    /// @param priority of the source that shows it
    record Key(Login login, int priority) {
        Candidate candidate() {
            return new Candidate(login.user(), priority);
        }
    }

    /// What opens this mount: its own login, which replaces the global one, and those of encoders that stand by.
    static List<Key> keys(ClusterConfig config, MountName mount) {
        var settings = config.mount(mount);
        var keys = new ArrayList<Key>();
        Optional.ofNullable(settings.login())
                .or(() -> Optional.ofNullable(config.sourceLogin()))
                .ifPresent(login -> keys.add(new Key(login, 0)));
        settings.source().standbys().forEach(standby -> keys.add(new Key(standby.login(), standby.priority())));
        return keys;
    }

    static List<Login> logins(List<Key> keys) {
        return keys.stream().map(Key::login).toList();
    }

    /// What came of showing credentials.
    sealed interface Shown {
        record Fits(Key key) implements Shown {}

        record Refused(Refusal refusal) implements Shown {}
    }

    /// @param keys those that the gate was asked for
    /// @param fromHere whether the peer is this machine itself
    static Shown shown(Gate.Answer answer, List<Key> keys, boolean fromHere) {
        return switch (answer) {
            case Gate.Answer.Open(var by) ->
                credentials(true, by.wellKnown(), fromHere)
                        .<Shown>map(Shown.Refused::new)
                        .orElseGet(() -> new Shown.Fits(keyOf(by, keys)));
            case Gate.Answer.Wrong() when keys.isEmpty() -> new Shown.Refused(Refusal.NO_PASSWORD);
            case Gate.Answer.Wrong() -> new Shown.Refused(Refusal.CREDENTIALS);
            case Gate.Answer.Crowded() -> new Shown.Refused(Refusal.GUESSES);
        };
    }

    private static Key keyOf(Login login, List<Key> keys) {
        return keys.stream()
                .filter(key -> key.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    /// @param fits whether the login admits what was sent
    /// @param fromHere whether the peer is this machine itself
    static Optional<Refusal> credentials(boolean fits, boolean sample, boolean fromHere) {
        if (!fits) {
            return Optional.of(Refusal.CREDENTIALS);
        }
        return sample && !fromHere ? Optional.of(Refusal.SAMPLE_PASSWORD) : Optional.empty();
    }

    /// @param sources as there would be with this one
    static Optional<Refusal> place(int sources, int mostSources) {
        return sources > mostSources ? Optional.of(Refusal.TOO_MANY_SOURCES) : Optional.empty();
    }

    /// @param contentType empty when none was sent: then the stream's first bytes tell
    static Optional<Refusal> content(String contentType) {
        return Formats.mayDeclare(contentType) ? Optional.empty() : Optional.of(Refusal.contentType(contentType));
    }
}
