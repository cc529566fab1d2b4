package floe.http;

import floe.bytes.Bytes;
import java.util.List;

/// A whole reply; its connection ends with it unless it says otherwise.
///
/// @param body sent to everybody but those who asked with `HEAD`
public record Reply(ReplyHead head, Bytes body) {
    /// What goes over the wire.
    public Bytes bytes() {
        return Bytes.concat(List.of(head.bytes(), body));
    }

    /// The same for a connection that stays for another request.
    public Reply staying() {
        head.field("Connection", "Keep-Alive").field("Content-Length", Integer.toString(body.length()));
        return this;
    }

    /// What goes over the wire to this request: no body for `HEAD`.
    public Bytes bytesFor(RequestHead request) {
        return request.method().equals("HEAD") ? head.bytes() : bytes();
    }
}
