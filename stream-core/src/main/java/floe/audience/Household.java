package floe.audience;

import org.jspecify.annotations.Nullable;

/// The listening connections of one address.
///
/// @param connections at once, at least 1
/// @param lastVisitor who came last, by an alias of address and player
/// @param lastNanos when that one came
public record Household(int connections, long lastVisitor, long lastNanos) {
    /// Whether there is room for one more. A player that opens a second connection a moment after its first, as VLC and
    /// Safari do, needs no second place, but there is only one such connection beyond the limit.
    ///
    /// @param before null when nobody of this address listens
    /// @param limit 0 for none
    public static boolean hasRoom(@Nullable Household before, int limit, long visitor, long nowNanos) {
        if (before == null || limit == 0) {
            return true;
        }
        boolean second = before.lastVisitor == visitor && nowNanos - before.lastNanos <= Sessions.TOGETHER.toNanos();
        return before.connections < limit + (second ? 1 : 0);
    }

    /// With one connection more.
    public static Household enter(@Nullable Household before, long visitor, long nowNanos) {
        return new Household(before == null ? 1 : before.connections + 1, visitor, nowNanos);
    }

    /// With one connection less; null when that was the last.
    public @Nullable Household leave() {
        return connections == 1 ? null : new Household(connections - 1, lastVisitor, lastNanos);
    }
}
