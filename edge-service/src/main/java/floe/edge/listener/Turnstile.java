package floe.edge.listener;

import floe.audience.AgentList;
import floe.edge.lane.Airwaves;
import floe.edge.lane.Tallies;
import floe.http.BasicCredentials;
import floe.http.RequestHead;
import floe.mount.ClusterConfig;
import floe.mount.MountConfig;
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

    /// @param mount that it asks for
    ListenerAdmission verdict(RequestHead request, ClusterConfig config, MountConfig mount, Guest guest) {
        var agent = request.field("user-agent").orElse("");
        return unwanted.get().has(agent)
                ? ListenerAdmission.UNWANTED
                : ListenerAdmission.decide(
                        config,
                        mount.name(),
                        new AsKnownHere(request, mount, guest, config.limits().perAddress()));
    }

    private final class AsKnownHere implements Occupancy {
        private final RequestHead request;
        private final MountConfig mount;
        private final Guest guest;
        private final int perAddress;

        AsKnownHere(RequestHead request, MountConfig mount, Guest guest, int perAddress) {
            this.request = request;
            this.mount = mount;
            this.guest = guest;
            this.perAddress = perAddress;
        }

        @Override
        public boolean mayListen() {
            var login = mount.listeners().login();
            return login == null || membership.has(login, BasicCredentials.of(request.field("authorization")));
        }

        @Override
        public boolean listensAlready() {
            return !attendance.isAlone(guest);
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
            return attendance.hasRoom(guest, perAddress);
        }
    }
}
