package floe.kit.door;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// Those at one event loop's share of a door whose heads are not read yet. Owned by that loop.
final class WaitingVisitors {
    private final SequencedSet<Doorstep> waiting = new LinkedHashSet<>();

    void add(Doorstep doorstep) {
        waiting.add(doorstep);
    }

    void remove(Doorstep doorstep) {
        waiting.remove(doorstep);
    }

    /// Those who are slow with their heads go first, so that many of them keep nobody out.
    void keepAtMost(int most) {
        if (waiting.size() > most) {
            waiting.getFirst().turnAway();
        }
    }
}
