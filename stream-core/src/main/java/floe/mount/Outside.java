package floe.mount;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cluster has to do with other servers.
///
/// @param relays mounts that are fetched from elsewhere, in the file's order
/// @param master a server all of whose mounts are fetched; null for none
/// @param directories that are told of public mounts
/// @param relayLogin what lets other servers ask for the list of mounts; null when none is set
/// @param events what is done when something happens, on any mount or on none
public record Outside(
        List<RelayConfig> relays,
        @Nullable MasterConfig master,
        List<DirectoryConfig> directories,
        @Nullable Login relayLogin,
        List<EventBinding> events) {
    /// A cluster by itself.
    public static final Outside NOTHING = new Outside(List.of(), null, List.of(), null, List.of());

    public Outside {
        relays = List.copyOf(relays);
        directories = List.copyOf(directories);
        events = List.copyOf(events);
    }
}
