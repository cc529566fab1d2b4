package floe.cli;

import floe.kit.config.ConfigJson;
import floe.kit.config.Report;
import floe.kit.control.Roster;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The way from the command line to the control room of a running process.
///
/// @param socket where it listens
record Talkback(Path socket) {
    private static final byte[] NOTHING = {};
    private static final int HEAD_END = 4;

    /// Whether somebody listens there.
    boolean isOpen() {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("cannot reach the process behind " + socket + ": " + e.getMessage(), e);
        }
    }

    /// Who runs what.
    Roster roster() {
        return ask("GET /status", NOTHING, Roster.class);
    }

    /// Has the files read.
    Report.All reload() {
        return ask("POST /reload", NOTHING, Report.All.class);
    }

    /// What it answers, as such a record. Fails with its own words when it refuses.
    ///
    /// @param order method and path
    <T> T ask(String order, byte[] body, Class<T> type) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            write(channel, order, body);
            var answer = readAll(channel);
            var text = answer.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n") + HEAD_END;
            if (end < HEAD_END) {
                throw new IllegalStateException("the process behind " + socket + " hung up");
            }
            var said = Buffer.buffer(answer.toByteArray()).slice(end, answer.size());
            if (!text.startsWith("HTTP/1.0 200 ")) {
                throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
            }
            return ConfigJson.read(said, type);
        } catch (IOException e) {
            throw new IllegalStateException("cannot reach the process behind " + socket + ": " + e.getMessage(), e);
        }
    }

    private static void write(SocketChannel channel, String order, byte[] body) throws IOException {
        var head = order + " HTTP/1.0\r\nHost: floe\r\nContent-Length: " + body.length + "\r\n\r\n";
        for (var part : List.of(head.getBytes(StandardCharsets.US_ASCII), body)) {
            var bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static ByteArrayOutputStream readAll(SocketChannel channel) throws IOException {
        var all = new ByteArrayOutputStream();
        var chunk = ByteBuffer.allocate(64 * 1024);
        while (channel.read(chunk) >= 0) {
            all.write(chunk.array(), 0, chunk.position());
            chunk.clear();
        }
        return all;
    }
}
