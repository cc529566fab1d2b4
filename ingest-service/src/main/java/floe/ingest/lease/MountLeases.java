package floe.ingest.lease;

import floe.ingest.live.Audience;
import floe.ingest.live.LiveMount;
import floe.ingest.live.Moment;
import floe.wire.Lease;
import floe.wire.PageBatch;
import java.util.concurrent.TimeUnit;

/// The leases on one mount: what it says goes to each tenant, and a heartbeat when it says nothing. Owned by the
/// mount's loop.
final class MountLeases implements Audience {
    static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LiveMount mount;
    private final EdgeLines lines;
    private final Tenants tenants = new Tenants();
    private final Runnable over;
    private long sentAtNanos;
    private boolean ticking;

    /// @param over called when the mount's last batch has been sent
    MountLeases(LiveMount mount, EdgeLines lines, Runnable over, Moment now) {
        this.mount = mount;
        this.lines = lines;
        this.over = over;
        this.sentAtNanos = now.nanos();
        mount.audience(this);
    }

    Lease.Granted renew(Lease.Renewal renewal, Moment now) {
        var opening = renewal.wantsBacklog() ? mount.opening(now).orElse(null) : null;
        tenants.renew(renewal, now.nanos());
        mount.listeners(tenants.listeners());
        tick(now);
        return new Lease.Granted(true, mount.epoch(), mount.nextSequence(), tenants.listeners(), opening);
    }

    @Override
    public void hear(PageBatch batch, Moment now) {
        sentAtNanos = now.nanos();
        tenants.edges().forEach(edge -> lines.to(edge, now.nanos()).send(batch, now.nanos()));
    }

    @Override
    public void over() {
        over.run();
    }

    /// One timer while there are tenants; it wakes when the next heartbeat would be due.
    private void tick(Moment now) {
        if (ticking) {
            return;
        }
        if (now.nanos() - sentAtNanos >= HEARTBEAT_NANOS) {
            hear(mount.heartbeat(now), now);
        }
        ticking = true;
        long waitNanos = sentAtNanos + HEARTBEAT_NANOS - now.nanos();
        long waitMillis = TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1;
        mount.context().owner().setTimer(waitMillis, _ -> wake(Moment.now()));
    }

    private void wake(Moment now) {
        ticking = false;
        tenants.expire(now.nanos());
        mount.listeners(tenants.listeners());
        if (!tenants.isEmpty() && !mount.isOver()) {
            tick(now);
        }
    }
}
