package floe.edge.listener;

import floe.mount.ClusterConfig;
import floe.mount.MountName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Whether a listener is let in.
sealed interface ListenerAdmission {
    /// It hears the programme of this mount: the one that it asked for, or what that falls back to when full.
    record Admitted(MountName heard) implements ListenerAdmission {}

    /// Sent away, in the words of Icecast 2.4 where it has some.
    ///
    /// @param full whether it is for there being too many: then it may be let in later
    record Refused(int status, String message, boolean full) implements ListenerAdmission {}

    /// To players that the operator does not want.
    Refused UNWANTED = new Refused(403, "this player is not admitted here", false);

    /// To those who have not logged in where they must, or have and listen already.
    Refused UNKNOWN = new Refused(401, "You need to authenticate", false);

    /// To those for whom there is no time to ask whether they may listen.
    Refused BUSY = new Refused(403, "busy, please try again later", true);

    /// Decides by the settings, by who it is and by how many there are.
    static ListenerAdmission decide(ClusterConfig config, MountName asked, Occupancy now) {
        if (!config.mount(asked).listeners().direct()) {
            return new Refused(403, "mountpoint unavailable", false);
        }
        if (!now.mayListen() || now.listensAlready()) {
            return UNKNOWN;
        }
        if (!now.plays(asked)) {
            return new Refused(404, "The file you requested could not be found", false);
        }
        var seat = seat(config, asked, now, new HashSet<>());
        if (seat.isEmpty()) {
            return new Refused(403, "max listeners reached", true);
        }
        if (now.onNode() >= config.limits().clients()) {
            return new Refused(403, "Icecast connection limit reached", true);
        }
        if (!now.hasRoomAtHome()) {
            return new Refused(429, "too many listeners from your address", true);
        }
        return new Admitted(seat.get());
    }

    /// The mount itself, or the first of its fallbacks that plays and has room, if they are meant for that.
    private static Optional<MountName> seat(
            ClusterConfig config, MountName mount, Occupancy now, Set<MountName> tried) {
        if (!tried.add(mount) || tried.size() > ClusterConfig.FARTHEST_FALLBACK + 1) {
            return Optional.empty();
        }
        if (hasRoom(config, mount, now)) {
            return Optional.of(mount);
        }
        var fallback = config.mount(mount).listeners().fallback();
        return !fallback.whenFull()
                ? Optional.empty()
                : fallback.choices().stream()
                        .filter(now::plays)
                        .flatMap(choice -> seat(config, choice, now, tried).stream())
                        .findFirst();
    }

    /// A file has room for everybody.
    private static boolean hasRoom(ClusterConfig config, MountName mount, Occupancy now) {
        int most = config.mount(mount).listeners().maxListeners();
        boolean isFile = !config.names(mount) && config.asset(mount.path()).isPresent();
        return most < 0 || isFile || now.audience(mount) < most;
    }
}
