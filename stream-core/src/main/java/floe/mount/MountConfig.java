package floe.mount;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a mount (icecast.xml: `<mount>`).
///
/// @param login the mount's own source credentials; null when the global ones count, and for roles that check none
/// @param hidden kept out of the public pages
/// @param sourceTimeout see [Limits]
/// @param words what the operator says of the stream instead of the source
/// @param headers added to listeners' replies after the global ones
/// @param source how its sources are treated
/// @param listeners how its listeners are treated
public record MountConfig(
        MountName name,
        @Nullable Login login,
        boolean hidden,
        Duration sourceTimeout,
        StreamWords words,
        List<ReplyHeader> headers,
        SourceRules source,
        ListenerRules listeners) {
    public MountConfig {
        if (listeners.fallback().choices().contains(name)) {
            throw new IllegalArgumentException(name + " falls back to itself");
        }
        headers = List.copyOf(headers);
    }

    /// How a mount behaves that nobody configured.
    public static MountConfig plain(MountName name, Limits limits) {
        return new MountConfig(
                name,
                null,
                false,
                limits.sourceTimeout(),
                StreamWords.NONE,
                List.of(),
                SourceRules.DEFAULT,
                ListenerRules.of(limits));
    }

    /// The same settings for another mount.
    public MountConfig named(MountName other) {
        var forOther = listeners.withFallback(listeners.fallback().of(other));
        return new MountConfig(other, login, hidden, sourceTimeout, words, headers, source, forOther);
    }

    public MountConfig withLogin(@Nullable Login other) {
        return new MountConfig(name, other, hidden, sourceTimeout, words, headers, source, listeners);
    }

    public MountConfig with(SourceRules other) {
        return new MountConfig(name, login, hidden, sourceTimeout, words, headers, other, listeners);
    }

    public MountConfig with(ListenerRules other) {
        return new MountConfig(name, login, hidden, sourceTimeout, words, headers, source, other);
    }

    public MountConfig with(StreamWords other) {
        return new MountConfig(name, login, hidden, sourceTimeout, other, headers, source, listeners);
    }

    public MountConfig with(ReplyHeader... others) {
        return new MountConfig(name, login, hidden, sourceTimeout, words, List.of(others), source, listeners);
    }

    /// The same, kept out of the public pages.
    public MountConfig inHiding() {
        return new MountConfig(name, login, true, sourceTimeout, words, headers, source, listeners);
    }

    MountConfig withoutMembers() {
        return with(listeners.withLogin(null));
    }

    MountConfig withoutLogin() {
        return withLogin(null).with(source.forListeners());
    }
}
