package floe.edge.listener;

import floe.format.Formats;
import floe.http.RequestHead;
import floe.mount.IcyRules;
import floe.wire.MountClaim;
import java.util.Optional;

/// Whether a listener is told titles between the bytes, and how often.
final class IcyWish {
    private static final int LARGEST_INTERVAL = 1 << 20;

    private IcyWish() {}

    /// The bytes of sound between two titles: as the mount has it, else as its source does, else as Icecast; 0 when the
    /// listener does not ask, or the stream has a place of its own for titles.
    ///
    /// @param contentType of what is heard
    static int interval(RequestHead request, IcyRules rules, Optional<MountClaim> claim, String contentType) {
        boolean asks = request.field("icy-metadata").map(String::strip).equals(Optional.of("1"));
        if (!asks || !Formats.carriesIcy(contentType)) {
            return 0;
        }
        return rules.interval() >= 0
                ? rules.interval()
                : claim.flatMap(IcyWish::ofSource).orElse(IcyRules.USUAL_INTERVAL);
    }

    private static Optional<Integer> ofSource(MountClaim claim) {
        return Optional.ofNullable(claim.headers().get("icy-metaint"))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::valueOf)
                .filter(interval -> interval > 0 && interval <= LARGEST_INTERVAL);
    }
}
