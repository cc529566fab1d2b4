package floe.audience;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// The people behind the connections to one mount. Connections of one visitor that begin together and overlap are one
/// session: VLC asks twice for each play, Safari keeps two connections open. A session begins when one of its
/// connections has lasted a second; what is gone sooner was a probe. Owned by one loop; time is told.
public final class Sessions {
    /// How long a connection lasts that is more than a probe.
    public static final Duration PROBE = Duration.ofSeconds(1);

    /// How far apart the connections of one player begin.
    public static final Duration TOGETHER = Duration.ofSeconds(5);

    private final Map<Long, Session> open = new HashMap<>();
    private final ArrayDeque<Visit> young = new ArrayDeque<>();
    private long nanosAt;
    private int connections;
    private int counted;
    private long connectionNanos;
    private long sessionNanos;

    public Sessions(long nowNanos) {
        nanosAt = nowNanos;
    }

    /// One connection.
    public static final class Visit {
        private final long visitor;
        private final long sinceNanos;
        private final Session session;
        private boolean over;

        private Visit(long visitor, long sinceNanos, Session session) {
            this.visitor = visitor;
            this.sinceNanos = sinceNanos;
            this.session = session;
        }
    }

    private static final class Session {
        private final long sinceNanos;
        private int connections;
        private boolean counted;

        Session(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        boolean isJoinedBy(long nowNanos) {
            return nowNanos - sinceNanos <= TOGETHER.toNanos();
        }
    }

    /// A connection begins.
    ///
    /// @param visitor the same for the connections of one player
    public Visit begins(long visitor, long nowNanos) {
        tick(nowNanos);
        var known = open.get(visitor);
        var session = known != null && known.isJoinedBy(nowNanos) ? known : new Session(nowNanos);
        open.put(visitor, session);
        session.connections++;
        connections++;
        var visit = new Visit(visitor, nowNanos, session);
        young.add(visit);
        return visit;
    }

    /// It ends.
    public void ends(Visit visit, long nowNanos) {
        tick(nowNanos);
        visit.over = true;
        connections--;
        var session = visit.session;
        if (--session.connections == 0) {
            counted -= session.counted ? 1 : 0;
            open.remove(visit.visitor, session);
        }
    }

    /// Time has passed.
    public void tick(long nowNanos) {
        connectionNanos += connections * (nowNanos - nanosAt);
        sessionNanos += counted * (nowNanos - nanosAt);
        nanosAt = nowNanos;
        while (!young.isEmpty() && nowNanos - young.element().sinceNanos >= PROBE.toNanos()) {
            var visit = young.remove();
            if (!visit.over && !visit.session.counted) {
                visit.session.counted = true;
                counted++;
                sessionNanos += nowNanos - visit.session.sinceNanos;
            }
        }
    }

    /// Sessions now.
    public int count() {
        return counted;
    }

    /// How long all sessions have lasted together until the last tick.
    public long sessionNanos() {
        return sessionNanos;
    }

    /// The same of all connections.
    public long connectionNanos() {
        return connectionNanos;
    }

    /// Whether nobody is here.
    public boolean isEmpty() {
        return connections == 0;
    }
}
