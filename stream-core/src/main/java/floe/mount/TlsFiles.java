package floe.mount;

/// Where a node finds its certificate and key, PEM. Icecast's combined file is both at once.
public record TlsFiles(String certificate, String key) {}
