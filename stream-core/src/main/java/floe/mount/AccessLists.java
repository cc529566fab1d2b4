package floe.mount;

import org.jspecify.annotations.Nullable;

/// The files that say who is let in (icecast.xml: `<deny-ip>`, `<allow-ip>`, `<deny-agents>`), one entry a line; null
/// for those that are not there.
///
/// @param denied addresses and networks that are not let in
/// @param allowed if there is such a file, nobody else is let in
/// @param deniedAgents patterns of User-Agents that get no stream
public record AccessLists(
        @Nullable Asset denied,
        @Nullable Asset allowed,
        @Nullable Asset deniedAgents) {
    /// Everybody.
    public static final AccessLists OPEN = new AccessLists(null, null, null);
}
