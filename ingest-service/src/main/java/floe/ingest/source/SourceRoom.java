package floe.ingest.source;

import floe.http.IcyPassword;
import floe.ingest.live.LiveMounts;
import floe.ingest.live.Owners;
import floe.ingest.login.Gate;
import floe.kit.Node;
import floe.kit.door.Room;
import floe.kit.door.Visitor;

/// Takes the sources among a door's visitors.
public final class SourceRoom implements Room {
    private final Desk desk;

    public SourceRoom(Node node, LiveMounts mounts, Owners owners, Gate gate) {
        this.desk = new Desk(node, mounts, owners, gate);
    }

    @Override
    public boolean takes(Visitor visitor) {
        if (visitor.head().method().equals(IcyPassword.METHOD)) {
            new IcyEndpoint(desk, visitor).open();
            return true;
        }
        if (!SourceRequest.isFor(visitor.head())) {
            return false;
        }
        new SourceEndpoint(desk, visitor).open();
        return true;
    }
}
