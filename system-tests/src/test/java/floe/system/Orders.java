package floe.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What an operator on its machine orders a node to do, by its socket, as `./floe reload` does but without the start of
/// a JVM for each.
///
/// @param socket in the node's state directory
record Orders(Path socket) {
    static Orders to(FloeNode node) {
        return new Orders(node.folder().resolve("state").resolve("floe.sock"));
    }

    /// The whole reply.
    String reload() {
        return ask("POST /reload HTTP/1.0\r\nContent-Length: 0\r\n\r\n");
    }

    String status() {
        return ask("GET /status HTTP/1.0\r\n\r\n");
    }

    private String ask(String request) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var all = new ByteArrayOutputStream();
            var chunk = ByteBuffer.allocate(64 * 1024);
            while (channel.read(chunk) >= 0) {
                all.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            return all.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
