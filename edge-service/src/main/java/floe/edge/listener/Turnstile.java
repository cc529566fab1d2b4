package floe.edge.listener;

import floe.audience.AgentList;
import floe.edge.lane.Airwaves;
import floe.edge.lane.Tallies;
import floe.http.BasicCredentials;
import floe.mount.ListenerLogin;
import floe.mount.MountName;
import java.util.function.Supplier;

/// Who is let in, by the settings, by who it is and by how many there are as far as is known here. Any thread.
final class Turnstile {
    private final Airwaves airwaves;
    private final Tallies tallies;
    private final OtherEdges others;
    private final Attendance attendance;
    private final Membership membership;
    private final Supplier<AgentList> unwanted;

    /// @param unwanted players that get no stream
    Turnstile(
            Airwaves airwaves,
            Tallies tallies,
            OtherEdges others,
            Attendance attendance,
            Membership membership,
            Supplier<AgentList> unwanted) {
        this.airwaves = airwaves;
        this.tallies = tallies;
        this.others = others;
        this.attendance = attendance;
        this.membership = membership;
        this.unwanted = unwanted;
    }

    ListenerAdmission verdict(Asking asking) {
        var agent = asking.visitor().head().field("user-agent").orElse("");
        return unwanted.get().has(agent)
                ? ListenerAdmission.UNWANTED
                : ListenerAdmission.decide(asking.config(), asking.mount().name(), new AsKnownHere(asking));
    }

    private final class AsKnownHere implements Occupancy {
        private final Asking asking;

        AsKnownHere(Asking asking) {
            this.asking = asking;
        }

        @Override
        public boolean mayListen() {
            return switch (asking.mount().listeners().login()) {
                case null -> true;
                case ListenerLogin.Listed list ->
                    membership.has(
                            list, BasicCredentials.of(asking.visitor().head().field("authorization")));
                // Once all else is well.
                case ListenerLogin.Asked _ -> true;
            };
        }

        @Override
        public boolean listensAlready() {
            return !attendance.isAlone(asking.guest());
        }

        @Override
        public boolean plays(MountName mount) {
            return airwaves.canPlay(mount);
        }

        /// Those here are known at once, others within a second: from themselves, or from the ingest.
        @Override
        public int audience(MountName mount) {
            int known = tallies.of(mount).listeners() + others.listeners(mount);
            return Math.max(airwaves.audience(mount), known);
        }

        @Override
        public int onNode() {
            return tallies.listeners();
        }

        @Override
        public boolean hasRoomAtHome() {
            return attendance.hasRoom(asking.guest(), asking.config().limits().perAddress());
        }
    }
}
