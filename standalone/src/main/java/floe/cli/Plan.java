package floe.cli;

import floe.kit.cluster.Membership;
import floe.mount.ListenSocket;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a process shall be.
///
/// @param icecastXml null for those that are told by the cluster
/// @param instead sockets instead of the configuration's; empty for none
/// @param takesOver whether the sockets may be another process's still
/// @param membership null for a process that knows no other
/// @param passagePort of the door for visitors that other nodes pass on; 0 lets the system choose
record Plan(
        Kind kind,
        String name,
        Path state,
        @Nullable Path icecastXml,
        List<ListenSocket> instead,
        boolean takesOver,
        @Nullable Membership membership,
        String managementAddress,
        int managementPort,
        int passagePort,
        Hospitality hospitality) {
    Plan {
        instead = List.copyOf(instead);
    }

    /// A process that finds its sockets vacant, and nobody waits for its end.
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
                false,
                membership,
                managementAddress,
                managementPort,
                passagePort,
                Hospitality.NONE);
    }
}
