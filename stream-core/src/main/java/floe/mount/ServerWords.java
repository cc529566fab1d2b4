package floe.mount;

/// How the server names itself (icecast.xml: `hostname`, `location`, `admin`, `server-id`).
///
/// @param hostname used in generated addresses when the request names no host
/// @param port the first configured one; used in the same addresses
public record ServerWords(String hostname, int port, String location, String admin, String serverId) {}
