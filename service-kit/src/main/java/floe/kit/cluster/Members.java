package floe.kit.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log who comes and who goes.
final class Members implements MembershipListener {
    private static final Logger log = LoggerFactory.getLogger(Members.class);

    @Override
    public void memberAdded(MembershipEvent event) {
        log.info(
                "member={} joined, members={}",
                event.getMember().getAddress(),
                event.getMembers().size());
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        log.info(
                "member={} left, members={}",
                event.getMember().getAddress(),
                event.getMembers().size());
    }
}
