package floe.mount;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a mount (icecast.xml: `<mount>`).
///
/// @param login the mount's own source credentials; null when the global ones count, and for roles that check none
/// @param maxListeners cluster-wide; -1 for no limit
/// @param fallback a mount or a file of the web root; null for none
/// @param fallbackOverride whether listeners come back from the fallback when the source is back
/// @param direct whether listeners may ask for the mount itself (`no-mount` denies it)
/// @param hidden kept out of the public pages
/// @param burstBytes see [Limits]
/// @param queueBytes see [Limits]
/// @param sourceTimeout see [Limits]
/// @param words what the operator says of the stream instead of the source
/// @param headers added to listeners' replies after the global ones
/// @param source how its sources are treated
public record MountConfig(
        MountName name,
        @Nullable Login login,
        int maxListeners,
        @Nullable MountName fallback,
        boolean fallbackOverride,
        boolean direct,
        boolean hidden,
        int burstBytes,
        int queueBytes,
        Duration sourceTimeout,
        StreamWords words,
        List<ReplyHeader> headers,
        SourceRules source) {
    public MountConfig {
        if (name.equals(fallback)) {
            throw new IllegalArgumentException(name + " falls back to itself");
        }
        if (maxListeners < -1) {
            throw new IllegalArgumentException(name + ": max-listeners " + maxListeners);
        }
        if (burstBytes < 0 || queueBytes < Math.max(burstBytes, 1)) {
            throw new IllegalArgumentException(
                    name + ": burst-size " + burstBytes + " does not fit into queue-size " + queueBytes);
        }
        headers = List.copyOf(headers);
    }

    /// How a mount behaves that nobody configured.
    public static MountConfig plain(MountName name, Limits limits) {
        return new MountConfig(
                name,
                null,
                -1,
                null,
                true,
                true,
                false,
                limits.burstBytes(),
                limits.queueBytes(),
                limits.sourceTimeout(),
                StreamWords.NONE,
                List.of(),
                SourceRules.DEFAULT);
    }

    /// The same settings for another mount.
    public MountConfig named(MountName other) {
        return new MountConfig(
                other,
                login,
                maxListeners,
                other.equals(fallback) ? null : fallback,
                fallbackOverride,
                direct,
                hidden,
                burstBytes,
                queueBytes,
                sourceTimeout,
                words,
                headers,
                source);
    }

    MountConfig withoutLogin() {
        return new MountConfig(
                name,
                null,
                maxListeners,
                fallback,
                fallbackOverride,
                direct,
                hidden,
                burstBytes,
                queueBytes,
                sourceTimeout,
                words,
                headers,
                source.forListeners());
    }
}
