package floe.kit.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks four times a second who is in the cluster, and says when this node finds itself with the smaller part.
final class MajorityWatch implements Majority {
    private static final Logger log = LoggerFactory.getLogger(MajorityWatch.class);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final AtomicReference<Quorum> quorum = new AtomicReference<>(Quorum.NOBODY);
    private final Split split;
    private volatile boolean here = true;

    private MajorityWatch(Split split) {
        this.split = split;
    }

    static MajorityWatch begin(Vertx vertx, SteadyMember member, Split split, MeterRegistry metrics) {
        var watch = new MajorityWatch(split);
        var hazelcast = member.getHazelcastInstance();
        Gauge.builder("floe.cluster.members", watch.quorum, quorum -> quorum.get().present().size())
                .description("Nodes of the cluster that this one sees, itself among them")
                .register(metrics);
        Gauge.builder("floe.cluster.majority", watch, seen -> seen.here ? 1 : 0)
                .description("1 while this node is with the greater part of its cluster")
                .register(metrics);
        member.onLeave(seat -> watch.update(quorum -> quorum.without(seat)));
        watch.look(hazelcast);
        vertx.setPeriodic(LOOK_EVERY_MILLIS, _ -> watch.look(hazelcast));
        return watch;
    }

    @Override
    public boolean isHere() {
        return here || split == Split.SERVE;
    }

    private void look(HazelcastInstance hazelcast) {
        if (!hazelcast.getLifecycleService().isRunning()) {
            return;
        }
        var members = hazelcast.getCluster().getMembers().stream()
                .map(Member::getAddress)
                .map(Object::toString)
                .toList();
        update(before -> before.seeing(members, System.nanoTime()));
    }

    private void update(UnaryOperator<Quorum> step) {
        var now = quorum.updateAndGet(step);
        long nanos = System.nanoTime();
        boolean majority = now.isMajority(nanos);
        if (majority != here) {
            here = majority;
            say(now, nanos);
        }
    }

    private void say(Quorum now, long nanos) {
        if (here) {
            log.info("members={} of {}: with the greater part again", now.present().size(), now.size(nanos));
        } else {
            log.warn(
                    "members={} of {}: not with the greater part{}",
                    now.present().size(),
                    now.size(nanos),
                    split == Split.REFUSE ? "; no new sources until then" : "");
        }
    }
}
