package floe.kit.door;

import floe.bytes.Bytes;
import floe.http.Reply;
import floe.http.RequestHead;
import floe.mount.ListenSocket;
import floe.peer.Peer;
import io.vertx.core.Context;
import io.vertx.core.internal.net.NetSocketInternal;

/// Somebody at a door whose request's head has been read. The connection is paused; who takes the visitor sets its
/// handlers and resumes it.
public final class Visitor {
    private final RequestHead head;
    private final Bytes rest;
    private final NetSocketInternal socket;
    private final Context context;
    private final Arrival arrival;
    private final WayBack back;

    Visitor(RequestHead head, Bytes rest, NetSocketInternal socket, Context context, Arrival arrival, WayBack back) {
        this.head = head;
        this.rest = rest;
        this.socket = socket;
        this.context = context;
        this.arrival = arrival;
        this.back = back;
    }

    /// What it asks for. A SHOUTcast source asks by [floe.http.IcyPassword#METHOD].
    public RequestHead head() {
        return head;
    }

    /// What it sent after the head already.
    public Bytes rest() {
        return rest;
    }

    /// Its connection, or that of the node which passed it on.
    public NetSocketInternal socket() {
        return socket;
    }

    /// The event loop that the connection lives on.
    public Context context() {
        return context;
    }

    /// Whether its own connection is encrypted.
    public boolean tls() {
        return arrival.tls();
    }

    /// The public socket that it came in at, be it another node's.
    public ListenSocket door() {
        return arrival.door();
    }

    /// The visitor itself, whoever may be in between.
    public Peer peer() {
        return arrival.peer();
    }

    /// The same, numeric and without the port; empty when it is not known.
    public String peerAddress() {
        return peer().text();
    }

    /// The same visitor, of whose bytes only these are left to read.
    public Visitor with(Bytes others) {
        return new Visitor(head, others, socket, context, arrival, WayBack.NONE);
    }

    /// Answers. Who sent no body and wants to ask again on this connection may, a few times; others are let go.
    public void answer(Reply reply) {
        if (mayStay()) {
            back.answer(reply.staying(), rest);
        } else {
            Farewell.say(socket, reply.bytesFor(head));
        }
    }

    private boolean mayStay() {
        return back.isOpen()
                && head.asksToStay()
                && head.isAll()
                && !head.method().equals("HEAD");
    }
}
