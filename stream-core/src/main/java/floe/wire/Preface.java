package floe.wire;

import floe.bytes.Bytes;
import floe.mount.MountName;
import floe.peer.Peer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What one node says of a visitor whose connection it passes on to another: one line before the visitor's own bytes.
///
/// @param peer the visitor itself
/// @param tls whether the visitor's own connection is encrypted
/// @param icy whether the visitor begins with a SHOUTcast source's password
/// @param shoutcastMount of the socket that the visitor came in at
public record Preface(Peer peer, boolean tls, boolean icy, MountName shoutcastMount) {
    static final String FIRST_WORD = "FLOE1";
    static final String NOBODY = "-";

    /// The line.
    public Bytes bytes() {
        return Bytes.latin1(String.join(
                        " ",
                        FIRST_WORD,
                        peer.address() == null ? NOBODY : peer.text(),
                        Integer.toString(peer.port()),
                        tls ? "tls" : "plain",
                        icy ? "icy" : "http",
                        URLEncoder.encode(shoutcastMount.path(), StandardCharsets.UTF_8))
                + "\r\n");
    }
}
