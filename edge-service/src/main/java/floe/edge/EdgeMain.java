package floe.edge;

import floe.audience.AgentList;
import floe.audience.Leavetaking;
import floe.edge.listener.ListenerRoom;
import floe.kit.Node;
import floe.kit.config.FollowedFile;
import floe.kit.door.Room;
import floe.kit.pages.Census;
import io.vertx.core.Future;
import java.time.Duration;

/// The edge service of a node, put together: mounts on the air, and the room that takes listeners.
public final class EdgeMain {
    private final Node node;
    private final String conductor;
    private final ListenerRoom room;

    private EdgeMain(Node node, String conductor, ListenerRoom room) {
        this.node = node;
        this.conductor = conductor;
        this.room = room;
    }

    /// Completes when fallback files and the lists of who may listen are there and every ingest can send pages here.
    ///
    /// @param flushInterval the longest that a page waits for the next one, under load
    public static Future<EdgeMain> start(Node node, Duration flushInterval) {
        var conductor = new Conductor(node);
        return node.vertx()
                .deployVerticle(conductor)
                .compose(id -> unwanted(node)
                        .map(unwanted -> new EdgeMain(
                                node, id, new ListenerRoom(node, conductor.onAir(), flushInterval, unwanted::current))))
                .compose(edge -> edge.room.ready().map(edge));
    }

    private static Future<FollowedFile<AgentList>> unwanted(Node node) {
        return FollowedFile.follow(
                node.vertx(),
                node.config(),
                config -> config.access().deniedAgents(),
                AgentList::read,
                AgentList.NOBODY);
    }

    /// Takes the listeners at a door.
    public Room room() {
        return room;
    }

    /// This node's own numbers.
    public Census census() {
        return room.census();
    }

    /// Lets the listeners go one after another. Succeeds when the time for that is over or nobody is left.
    public Future<Void> drain(Leavetaking farewell) {
        return room.drain(farewell);
    }

    /// Lets the listeners go, then everything else.
    public Future<Void> stop() {
        return room.stop().eventually(() -> node.vertx().undeploy(conductor));
    }
}
