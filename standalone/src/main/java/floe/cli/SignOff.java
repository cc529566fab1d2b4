package floe.cli;

import floe.audience.Leavetaking;
import floe.edge.EdgeMain;
import floe.kit.door.Doors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a node with doors goes off the air: newcomers are led to whoever takes over, or let in as long as there is
/// nobody, until the balancer has moved on; then the doors close and the listeners end one after another. Sources stay
/// as long. Where there are sources only, those who are on their way in are awaited and no more: encoders come again
/// at once, to another node.
final class SignOff {
    private static final Logger log = LoggerFactory.getLogger(SignOff.class);
    /// Of a connection that has begun.
    private static final Duration ARRIVAL = Duration.ofMillis(300);
    private static final long BEAT_MILLIS = 100;

    private final Vertx vertx;
    private final Doors doors;
    private final @Nullable EdgeMain edge;

    /// @param edge null where nobody listens
    SignOff(Vertx vertx, Doors doors, @Nullable EdgeMain edge) {
        this.vertx = vertx;
        this.doors = doors;
        this.edge = edge;
    }

    /// Succeeds when this time is over, or nobody is left to take leave of.
    Future<Void> within(Duration time) {
        doors.handOver();
        return edge == null
                ? vertx.timer(ARRIVAL.toMillis(), TimeUnit.MILLISECONDS).compose(_ -> doors.closeToNewcomers())
                : takeLeave(edge, Leavetaking.within(time));
    }

    private Future<Void> takeLeave(EdgeMain listeners, Leavetaking farewell) {
        log.info(
                "listeners stay for {} s, then end within {} s",
                farewell.kept().toSeconds(),
                farewell.ending().toSeconds());
        return keep(listeners, farewell).compose(_ -> doors.closeToNewcomers()).compose(_ -> listeners.drain(farewell));
    }

    private Future<Void> keep(EdgeMain listeners, Leavetaking farewell) {
        long begunAt = System.nanoTime();
        if (!isKept(listeners, farewell, begunAt)) {
            return Future.succeededFuture();
        }
        var over = Promise.<Void>promise();
        vertx.setPeriodic(BEAT_MILLIS, timer -> {
            if (!isKept(listeners, farewell, begunAt)) {
                vertx.cancelTimer(timer);
                over.tryComplete();
            }
        });
        return over.future();
    }

    private static boolean isKept(EdgeMain listeners, Leavetaking farewell, long begunAt) {
        boolean nobodyListens = listeners.census().mounts().isEmpty();
        return farewell.keeps(nobodyListens, System.nanoTime() - begunAt);
    }
}
