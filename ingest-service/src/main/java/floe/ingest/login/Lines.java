package floe.ingest.login;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Those who wait for their password to be looked at: two at a time from each address, so that nobody can ask a
/// thousand times before the first answer counts. Owned by its gate, which locks it.
final class Lines {
    static final int AT_A_TIME = 2;

    private final Map<String, Line> lines = new HashMap<>();

    private static final class Line {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int inside;
    }

    /// Whether `begin` may begin now; else it is kept for [#next].
    boolean enter(String address, Runnable begin) {
        var line = lines.computeIfAbsent(address, _ -> new Line());
        if (line.inside < AT_A_TIME) {
            line.inside++;
            return true;
        }
        line.waiting.add(begin);
        return false;
    }

    /// One of this address is through. Gives what begins in its place.
    Runnable next(String address) {
        var line = lines.get(address);
        if (line == null) {
            throw new IllegalStateException("nobody of " + address + " is inside");
        }
        var next = line.waiting.poll();
        if (next == null) {
            line.inside--;
            if (line.inside == 0) {
                lines.remove(address);
            }
            return () -> {};
        }
        return next;
    }
}
