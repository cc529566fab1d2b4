package floe.mount;

/// How the listeners of a mount prove who they are (icecast.xml: `<authentication type="htpasswd">`).
///
/// @param members which of the [AccessLists#members] knows them, by its name
/// @param together whether one of them may listen more than once at a time
public record ListenerLogin(String members, boolean together) {}
