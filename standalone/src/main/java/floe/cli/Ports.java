package floe.cli;

/// Port numbers as people type them.
final class Ports {
    private Ports() {}

    /// @param option that gave it, for the message
    static int checked(String option, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(option + " " + port + ": a port is a number from 0 to 65535");
        }
        return port;
    }
}
