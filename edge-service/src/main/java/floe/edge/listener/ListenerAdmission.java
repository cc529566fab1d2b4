package floe.edge.listener;

import floe.mount.Limits;
import floe.mount.MountConfig;

/// Whether a listener is let in.
sealed interface ListenerAdmission {
    record Admitted() implements ListenerAdmission {}

    /// Sent away, in the words of Icecast 2.4.
    ///
    /// @param full whether it is for there being too many
    record Refused(int status, String message, boolean full) implements ListenerAdmission {}

    /// Decides by the settings and by how many there are.
    ///
    /// @param playable whether there would be anything to hear
    /// @param audience of the mount, on all edges
    /// @param onNode of all mounts, here
    static ListenerAdmission decide(MountConfig mount, Limits limits, boolean playable, int audience, int onNode) {
        var rules = mount.listeners();
        if (!rules.direct()) {
            return new Refused(403, "mountpoint unavailable", false);
        }
        if (!playable) {
            return new Refused(404, "The file you requested could not be found", false);
        }
        if (rules.maxListeners() >= 0 && audience >= rules.maxListeners()) {
            return new Refused(403, "max listeners reached", true);
        }
        if (onNode >= limits.clients()) {
            return new Refused(403, "Icecast connection limit reached", true);
        }
        return new Admitted();
    }
}
