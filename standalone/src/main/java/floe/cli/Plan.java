package floe.cli;

import floe.edge.listener.ListenerRoom;
import floe.kit.cluster.Membership;
import floe.mount.ListenSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a process shall be.
///
/// @param icecastXml null for those that are told by the cluster
/// @param instead sockets instead of the configuration's; empty for none
/// @param passagePort of the door for visitors that other nodes pass on; 0 lets the system choose
/// @param membership null for a process that knows no other
/// @param flushInterval the longest that a page waits for the next one, under load
record Plan(
        Kind kind,
        String name,
        Path state,
        @Nullable Path icecastXml,
        List<ListenSocket> instead,
        @Nullable Membership membership,
        String managementAddress,
        int managementPort,
        int passagePort,
        Duration flushInterval) {
    Plan {
        instead = List.copyOf(instead);
    }

    /// Listeners are served as they usually are, where there are any.
    Plan(
            Kind kind,
            String name,
            Path state,
            @Nullable Path icecastXml,
            List<ListenSocket> instead,
            @Nullable Membership membership,
            String managementAddress,
            int managementPort,
            int passagePort) {
        this(
                kind,
                name,
                state,
                icecastXml,
                instead,
                membership,
                managementAddress,
                managementPort,
                passagePort,
                ListenerRoom.FLUSH_INTERVAL);
    }
}
