package floe.http;

import floe.bytes.Bytes;
import java.util.List;

/// A whole reply that ends with its connection.
///
/// @param body sent to everybody but those who asked with `HEAD`
public record Reply(ReplyHead head, Bytes body) {
    /// What goes over the wire.
    public Bytes bytes() {
        return Bytes.concat(List.of(head.bytes(), body));
    }

    /// What goes over the wire to this request: no body for `HEAD`.
    public Bytes bytesFor(RequestHead request) {
        return request.method().equals("HEAD") ? head.bytes() : bytes();
    }
}
