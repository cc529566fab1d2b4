package floe.kit.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which nodes are in the cluster, which were lost from sight, and which took leave. A node is known by its bus's
/// name, which is new with each start; its member's address stays. Any thread.
final class Seats {
    private static final String NODE = "__vertx.nodeId";
    private static final String LEAVE = "floe.leave";

    private final Routes routes;
    private final Map<String, String> nodes = new HashMap<>();
    private final Set<String> leaving = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    Seats(Routes routes) {
        this.routes = routes;
    }

    void onLeave(Consumer<String> listener) {
        listeners.add(listener);
    }

    void listen(HazelcastInstance member) {
        farewells(member).addMessageListener(this::heardLeave);
    }

    void takeLeave(@Nullable HazelcastInstance member, String node) {
        if (member != null && member.getLifecycleService().isRunning()) {
            farewells(member).publishAsync(node);
        }
    }

    /// Compares with who is there now. Returns whether anybody came, went or came back.
    synchronized boolean reckon(Collection<Member> members, long nowNanos) {
        var present = new HashMap<String, String>();
        members.forEach(member -> {
            var node = member.getAttribute(NODE);
            if (node != null) {
                present.put(member.getAddress().toString(), node);
            }
        });
        boolean changed = false;
        for (var seat : Map.copyOf(nodes).entrySet()) {
            var now = present.get(seat.getKey());
            if (now == null) {
                changed |= lose(seat.getKey(), seat.getValue(), nowNanos);
            } else if (!now.equals(seat.getValue())) {
                routes.gone(seat.getValue());
            }
        }
        for (var seat : present.entrySet()) {
            changed |= !seat.getValue().equals(nodes.put(seat.getKey(), seat.getValue()));
            if (lost.remove(seat.getKey())) {
                routes.found(seat.getValue(), nowNanos);
                changed = true;
            }
        }
        return changed;
    }

    private boolean lose(String seat, String node, long nowNanos) {
        if (leaving.remove(node)) {
            nodes.remove(seat);
            return true;
        }
        if (lost.add(seat)) {
            routes.lost(node, nowNanos);
            return true;
        }
        return false;
    }

    private synchronized void heardLeave(Message<String> message) {
        var node = message.getMessageObject();
        routes.gone(node);
        nodes.forEach((seat, who) -> {
            if (who.equals(node)) {
                leaving.add(node);
                listeners.forEach(listener -> listener.accept(seat));
            }
        });
    }

    private static ITopic<String> farewells(HazelcastInstance member) {
        return member.getTopic(LEAVE);
    }
}
