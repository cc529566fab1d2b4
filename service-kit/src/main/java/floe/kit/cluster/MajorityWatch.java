package floe.kit.cluster;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears who is there, and says when this node finds itself with the smaller part of its cluster. Over the bus, as
/// the audio and the claims go: whoever hears these can tell whether a mount is free, whatever Hazelcast thinks.
final class MajorityWatch implements Majority {
    private static final Logger log = LoggerFactory.getLogger(MajorityWatch.class);
    private static final long SAY_EVERY_MILLIS = 1000;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);

    private final AtomicReference<Quorum> quorum = new AtomicReference<>(Quorum.NOBODY);
    private final Vertx vertx;
    private final Split split;
    private final Pulse own;
    private final Pulses pulses;
    private volatile boolean here = true;

    private MajorityWatch(Vertx vertx, Split split, Pulse own) {
        this.vertx = vertx;
        this.split = split;
        this.own = own;
        this.pulses = new Pulses(own, System.nanoTime());
    }

    static MajorityWatch begin(Vertx vertx, SteadyMember member, Split split, MeterRegistry metrics) {
        var hazelcast = member.getHazelcastInstance();
        var seat = hazelcast.getCluster().getLocalMember().getAddress().toString();
        var watch = new MajorityWatch(vertx, split, new Pulse(seat, System.currentTimeMillis()));
        watch.measure(hazelcast, metrics);
        member.onLeave(left -> watch.update(quorum -> quorum.without(left)));
        vertx.eventBus()
                .<Pulse>consumer(Addresses.PULSE, message -> watch.pulses.hear(message.body(), System.nanoTime()));
        vertx.setPeriodic(0, SAY_EVERY_MILLIS, _ -> watch.say());
        vertx.setPeriodic(0, LOOK_EVERY_MILLIS, _ -> watch.look());
        return watch;
    }

    @Override
    public boolean isHere() {
        return here || split == Split.SERVE;
    }

    private void measure(HazelcastInstance hazelcast, MeterRegistry metrics) {
        Gauge.builder("floe.cluster.members", hazelcast, MajorityWatch::members)
                .description("Members that Hazelcast sees, this node among them")
                .register(metrics);
        Gauge.builder("floe.cluster.nodes", quorum, now -> now.get().present().size())
                .description("Nodes that this one hears, itself among them")
                .register(metrics);
        Gauge.builder("floe.cluster.majority", this, watch -> watch.here ? 1 : 0)
                .description("1 while this node is with the greater part of its cluster")
                .register(metrics);
    }

    private static int members(HazelcastInstance hazelcast) {
        return hazelcast.getLifecycleService().isRunning()
                ? hazelcast.getCluster().getMembers().size()
                : 0;
    }

    private void say() {
        pulses.hear(own, System.nanoTime());
        vertx.eventBus().publish(Addresses.PULSE, own, OPTIONS);
    }

    private void look() {
        long now = System.nanoTime();
        var present = pulses.present(now);
        update(before -> before.seeing(present, now));
    }

    private void update(UnaryOperator<Quorum> step) {
        var now = quorum.updateAndGet(step);
        long nanos = System.nanoTime();
        boolean majority = now.isMajority(nanos);
        if (majority != here) {
            here = majority;
            tell(now, nanos);
        }
    }

    private void tell(Quorum now, long nanos) {
        if (here) {
            log.info(
                    "nodes={} of {}: with the greater part again", now.present().size(), now.size(nanos));
        } else {
            log.warn(
                    "nodes={} of {}: not with the greater part{}",
                    now.present().size(),
                    now.size(nanos),
                    split == Split.REFUSE ? "; no new sources until then" : "");
        }
    }
}
