package floe.edge.lane;

import io.netty.channel.unix.Errors.NativeIoException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why a listener's connection ended.
public enum Departure {
    /// The listener left.
    CLIENT,
    /// It fell behind by more than the ring holds.
    SLOW,
    /// It had taken nothing for a while when its connection ended, or answered no more: it stopped reading, or its
    /// machine is gone.
    STUCK,
    /// It was there for as long as it may be.
    TIME,
    /// Nothing plays any more.
    ENDED,
    /// It was not let in, for there are too many.
    LIMIT,
    /// Something broke.
    ERROR,
    /// This node goes.
    DRAIN;

    /// How long a connection takes nothing that is not just a little behind. The system itself ends one after 30 s.
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    /// What Linux says when nobody answers: ENETUNREACH, ETIMEDOUT, EHOSTDOWN, EHOSTUNREACH.
    private static final Set<Integer> NO_ANSWER = Set.of(101, 110, 112, 113);

    /// Of one whose connection ended, and not by us.
    ///
    /// @param untakenNanos for how long it had taken nothing then
    /// @param cause what broke the connection; null when it was closed
    static Departure ofOneGone(long untakenNanos, @Nullable Throwable cause) {
        return untakenNanos >= STUCK_AFTER.toNanos() || isNoAnswer(cause) ? STUCK : CLIENT;
    }

    private static boolean isNoAnswer(@Nullable Throwable cause) {
        return cause instanceof NativeIoException broken && NO_ANSWER.contains(Math.abs(broken.expectedErr()));
    }
}
