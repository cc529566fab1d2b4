package floe.kit.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which part of its cluster a node is with, by the members that it sees and those that it lost from sight. These
/// count for a minute: longer, and the death of many would keep the few who live from their work. Immutable; time is
/// told.
///
/// @param present the members seen now, this one among them, by address
/// @param leaving those that took leave and may still be seen
/// @param lost when members were lost from sight that did not take leave
/// @param byAge all who count, the one first that has been a member for longest
record Quorum(Set<String> present, Set<String> leaving, Map<String, Long> lost, List<String> byAge) {
    static final Duration LOST_COUNT = Duration.ofMinutes(1);

    static final Quorum NOBODY = new Quorum(Set.of(), Set.of(), Map.of(), List.of());

    Quorum {
        present = Set.copyOf(present);
        leaving = Set.copyOf(leaving);
        lost = Map.copyOf(lost);
        byAge = List.copyOf(byAge);
    }

    /// @param members all who are seen now, the oldest first
    Quorum seeing(List<String> members, long nowNanos) {
        var stillLeaving = new HashSet<>(leaving);
        stillLeaving.retainAll(members);
        var seen = new LinkedHashSet<>(members);
        seen.removeAll(stillLeaving);
        if (seen.equals(present) && stillLeaving.equals(leaving)) {
            return this;
        }
        var nowLost = new HashMap<>(lost);
        present.forEach(member -> nowLost.putIfAbsent(member, nowNanos));
        nowLost.keySet().removeAll(seen);
        nowLost.values().removeIf(since -> nowNanos - since > LOST_COUNT.toNanos());
        var order = new LinkedHashSet<>(byAge);
        order.removeIf(member -> !seen.contains(member) && !nowLost.containsKey(member));
        order.addAll(seen);
        return new Quorum(seen, stillLeaving, nowLost, List.copyOf(order));
    }

    /// This member takes leave, or took it before it was lost from sight: it is not with another part.
    Quorum without(String member) {
        var nowLeaving = new HashSet<>(leaving);
        nowLeaving.add(member);
        var stayed = new HashSet<>(present);
        stayed.remove(member);
        var nowLost = new HashMap<>(lost);
        nowLost.remove(member);
        var order = byAge.stream().filter(one -> !one.equals(member)).toList();
        return new Quorum(stayed, nowLeaving, nowLost, order);
    }

    /// Of all who count at this moment: more than half, or half with the oldest among them.
    boolean isMajority(long nowNanos) {
        int all = present.size() + countingLost(nowNanos).size();
        return 2 * present.size() > all || 2 * present.size() == all && hasOldest(nowNanos);
    }

    /// How many count at this moment, seen or lost.
    int size(long nowNanos) {
        return present.size() + countingLost(nowNanos).size();
    }

    private boolean hasOldest(long nowNanos) {
        var counting = countingLost(nowNanos);
        return byAge.stream()
                .filter(member -> present.contains(member) || counting.contains(member))
                .findFirst()
                .map(present::contains)
                .orElse(true);
    }

    private Set<String> countingLost(long nowNanos) {
        var counting = new HashSet<String>();
        lost.forEach((member, since) -> {
            if (nowNanos - since <= LOST_COUNT.toNanos()) {
                counting.add(member);
            }
        });
        return counting;
    }
}
