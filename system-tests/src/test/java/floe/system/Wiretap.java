package floe.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One machine on which somebody listens in: nodes reach each other by an address at which everything is written down
/// and passed on.
final class Wiretap implements Ground, AutoCloseable {
    static final String BUS = "--bus-port";
    static final String MEMBERSHIP = "--cluster-port";
    private static final String PASSAGE = "--passage-port";
    private static final String HERE = "127.0.0.1";
    private static final String TAPPED = "127.0.0.2";

    private final Ground loopback = new Loopback();
    private final List<ServerSocket> doors = new CopyOnWriteArrayList<>();
    private final List<Tape> tapes = new CopyOnWriteArrayList<>();

    /// What was said on one connection in one direction.
    private record Tape(String node, String port, ByteArrayOutputStream bytes) {}

    @Override
    public Place place(String node) {
        return loopback.place(node);
    }

    @Override
    public List<String> options(String node) {
        var options = new ArrayList<String>();
        loopback.options(node).forEach(option -> options.add(option.replace(HERE + ":", TAPPED + ":")));
        options.addAll(List.of("--public-address", TAPPED));
        if (node.startsWith("ingest")) {
            options.addAll(List.of(PASSAGE, Integer.toString(Ports.free())));
        }
        for (var port : List.of(BUS, MEMBERSHIP, PASSAGE)) {
            if (options.contains(port)) {
                tap(node, port, Integer.parseInt(options.get(options.indexOf(port) + 1)));
            }
        }
        return options;
    }

    /// All that was said so far on connections to such ports, to and fro, each byte one character.
    ///
    /// @param nodes whose names begin so
    String said(String nodes, String port) {
        var all = new StringBuilder();
        tapes.stream()
                .filter(tape -> tape.node().startsWith(nodes) && tape.port().equals(port))
                .forEach(tape -> all.append(tape.bytes().toString(StandardCharsets.ISO_8859_1))
                        .append('\n'));
        return all.toString();
    }

    private void tap(String node, String name, int port) {
        try {
            var door = new ServerSocket();
            door.bind(new InetSocketAddress(TAPPED, port));
            doors.add(door);
            Thread.ofVirtual().start(() -> receive(door, node, name));
        } catch (IOException e) {
            throw new UncheckedIOException(TAPPED + ":" + port, e);
        }
    }

    private void receive(ServerSocket door, String node, String name) {
        try {
            while (true) {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> connect(caller, door.getLocalPort(), node, name));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void connect(Socket caller, int port, String node, String name) {
        try (var called = new Socket()) {
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            called.setTcpNoDelay(true);
            caller.setTcpNoDelay(true);
            var answers = Thread.ofVirtual().start(() -> passOn(called, caller, tape(node, name)));
            passOn(caller, called, tape(node, name));
            answers.join();
        } catch (IOException nobody) {
            close(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ByteArrayOutputStream tape(String node, String name) {
        var bytes = new ByteArrayOutputStream();
        tapes.add(new Tape(node, name, bytes));
        return bytes;
    }

    /// Until one end goes; then the other one goes, too.
    private static void passOn(Socket from, Socket to, ByteArrayOutputStream tape) {
        var chunk = new byte[64 * 1024];
        try (from;
                to) {
            for (int count = from.getInputStream().read(chunk);
                    count >= 0;
                    count = from.getInputStream().read(chunk)) {
                tape.write(chunk, 0, count);
                to.getOutputStream().write(chunk, 0, count);
            }
        } catch (IOException gone) {
            // As where it ended in peace.
        }
    }

    private static void close(AutoCloseable some) {
        try {
            some.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        doors.forEach(Wiretap::close);
    }
}
