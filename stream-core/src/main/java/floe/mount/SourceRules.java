package floe.mount;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a mount treats its sources, and what is done when one comes, speaks or goes.
///
/// @param takeover whether a second source may push out the first
/// @param grace how long a source that went may be away before listeners hear a fallback; 0 for not at all
/// @param waiting whether a second source with the mount's own credentials stays connected and waits its turn,
///     instead of hearing «Mountpoint in use»
/// @param standbys credentials of encoders that wait behind
/// @param charset of titles that don't say theirs, a Java charset's name; null for UTF-8 where it is valid, else
///     ISO 8859-1
/// @param dump where the stream is recorded; null for nowhere
/// @param onConnect program that is run when a source comes, with the mount as its only argument; null for none
/// @param onDisconnect the same when it goes
/// @param events what else is done when something happens on the mount
/// @param publicity whether directories are told: -1 as the source says, 0 never, 1 always
/// @param clusterPassword what directories join mounts by; null for none
public record SourceRules(
        Takeover takeover,
        Duration grace,
        boolean waiting,
        List<StandbyLogin> standbys,
        @Nullable String charset,
        @Nullable DumpRules dump,
        @Nullable String onConnect,
        @Nullable String onDisconnect,
        List<EventBinding> events,
        int publicity,
        @Nullable String clusterPassword) {
    /// How a mount treats its sources when nobody says anything.
    public static final SourceRules DEFAULT = new SourceRules(
            Takeover.SILENT, Duration.ZERO, false, List.of(), null, null, null, null, List.of(), -1, null);

    /// Where a source says it; the first that is there counts.
    private static final List<String> PUBLIC_HEADERS =
            List.of("ice-public", "icy-pub", "x-audiocast-public", "icy-public");

    public SourceRules {
        if (grace.isNegative() || grace.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("grace " + grace + "; allowed: 0 to 5 minutes");
        }
        if (publicity < -1 || publicity > 1) {
            throw new IllegalArgumentException("public " + publicity + "; allowed: -1, 0, 1");
        }
        standbys = List.copyOf(standbys);
        events = List.copyOf(events);
    }

    /// Whether directories are told of a source that says this.
    ///
    /// @param headers of the source, lower-case names
    public boolean isPublic(Map<String, String> headers) {
        return switch (publicity) {
            case 0 -> false;
            case 1 -> true;
            default ->
                PUBLIC_HEADERS.stream()
                        .map(headers::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(String::strip)
                        .filter(said -> said.equals("1") || said.equalsIgnoreCase("true"))
                        .isPresent();
        };
    }

    /// What those need who take no sources: how long to wait for one.
    SourceRules forListeners() {
        return new SourceRules(
                takeover, grace, waiting, List.of(), charset, null, null, null, List.of(), publicity, null);
    }
}
