package floe.edge.lane;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Somebody who begins to listen.
///
/// @param head of the reply; the lane takes the reference over
/// @param icyInterval bytes of sound between two titles; 0 for none
/// @param intro what is heard before anything else; null for nothing
/// @param longestStay after which the listener is let go; zero for never
public record Newcomer(
        ByteBuf head, int icyInterval, @Nullable Intro intro, Duration longestStay) {
    /// Who gets nothing but what plays.
    public static Newcomer with(ByteBuf head) {
        return new Newcomer(head, 0, null, Duration.ZERO);
    }
}
