package floe.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A player that notes every page, when it came, and whether the server hung up. Its own thread reads; what it has
/// heard may be asked for from any.
final class Listener implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String name;
    private final Socket socket;
    private final List<Heard> heard = new ArrayList<>();
    private final OggOracle oracle = new OggOracle();
    private final OggReader reader = new OggReader();
    private String head = "";
    private boolean ended;
    private long endedAtNanos;
    private boolean closedByUs;
    private @Nullable String trouble;

    private Listener(String name, Socket socket) {
        this.name = name;
        this.socket = socket;
    }

    static Listener tune(int port, String mount) {
        return start("plain listener of " + mount + " at " + port, new Socket(), "localhost", port, mount);
    }

    /// Wherever the node runs.
    static Listener tune(FloeNode node, String mount) {
        var name = "listener of " + mount + " at " + node.name();
        return start(name, new Socket(), node.place().address(), node.port(), mount);
    }

    /// Trusts what this context trusts, and only for the name that it connects to.
    static Listener tuneTls(int port, String mount, SSLContext trust) {
        try {
            var socket = (SSLSocket) trust.getSocketFactory().createSocket();
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return start("TLS listener of " + mount + " at " + port, socket, "localhost", port, mount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Listener start(String name, Socket socket, String host, int port, String mount) {
        var listener = new Listener(name, socket);
        try {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            var request =
                    "GET " + mount + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nUser-Agent: listener\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Thread.ofPlatform().daemon().name(name).start(listener::listen);
        return listener;
    }

    private void listen() {
        try (var in = socket.getInputStream()) {
            readHead(in);
            var chunk = new byte[64 * 1024];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                note(chunk, n, System.nanoTime());
            }
        } catch (IOException | IllegalStateException e) {
            note(e);
        }
        end();
    }

    private void readHead(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IllegalStateException("the reply ends in its head: " + text);
            }
            text.append((char) b);
        }
        synchronized (this) {
            head = text.toString();
            notifyAll();
        }
        if (!head.contains(" 200 ")) {
            throw new IllegalStateException(
                    "refused: " + head.lines().findFirst().orElse(""));
        }
    }

    private synchronized void note(byte[] chunk, int length, long atNanos) {
        for (var page : reader.read(chunk, length)) {
            oracle.hear(page);
            heard.add(new Heard(page, atNanos));
        }
        notifyAll();
    }

    private synchronized void note(Exception e) {
        if (!closedByUs) {
            trouble = e.toString();
        }
    }

    private synchronized void end() {
        ended = true;
        endedAtNanos = System.nanoTime();
        notifyAll();
    }

    /// The reply's head, once it is there.
    synchronized String awaitHead(Duration patience) {
        awaitTrue("the head of a reply", patience, () -> !head.isEmpty());
        return head;
    }

    Heard awaitPage(Duration patience) {
        return awaitNext("another page", patience, heardNow().size(), any -> true);
    }

    /// The first page of all that it heard or will hear that is so.
    Heard awaitFirst(String what, Duration patience, Predicate<Heard> wanted) {
        return awaitNext(what, patience, 0, wanted);
    }

    /// The first page from this place in its list on that is so.
    ///
    /// @throws AssertionError when none comes in time, or the connection ends before
    synchronized Heard awaitNext(String what, Duration patience, int from, Predicate<Heard> wanted) {
        var seen = new int[] {from};
        awaitTrue(what, patience, () -> {
            while (seen[0] < heard.size() && !wanted.test(heard.get(seen[0]))) {
                seen[0]++;
            }
            return seen[0] < heard.size();
        });
        return heard.get(seen[0]);
    }

    /// Waits until the server has hung up.
    void awaitEnd(Duration patience) {
        awaitTrue("the server hangs up", patience, () -> ended);
    }

    /// Waits for that too, and returns when it was.
    synchronized long awaitEndNanos(Duration patience) {
        awaitEnd(patience);
        return endedAtNanos;
    }

    private synchronized void awaitTrue(String what, Duration patience, BooleanSupplier cameTrue) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (!cameTrue.getAsBoolean()) {
                long leftMillis = (until - System.nanoTime()) / 1_000_000;
                if (ended || leftMillis <= 0) {
                    throw new AssertionError(name + ": in vain awaited: " + what + "; " + summary());
                }
                wait(leftMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What it has heard so far.
    synchronized List<Heard> heardNow() {
        return List.copyOf(heard);
    }

    synchronized boolean isOpen() {
        return !ended;
    }

    /// What was wrong with the bytes, or with the connection.
    synchronized List<String> complaints() {
        var all = new ArrayList<>(oracle.complaints());
        if (trouble != null) {
            all.add(trouble);
        }
        if (ended && !closedByUs && reader.unfinishedBytes() > 0) {
            all.add("the connection ended with " + reader.unfinishedBytes() + " bytes of a page");
        }
        return all.stream().map(complaint -> name + ": " + complaint).toList();
    }

    synchronized int links() {
        return oracle.links();
    }

    /// Writes what it heard to a file, whole pages only.
    synchronized Path capture(Path file) {
        try (var out = Files.newOutputStream(file)) {
            for (var one : heard) {
                out.write(one.page().bytes());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String summary() {
        var lastOnes = heard.subList(Math.max(0, heard.size() - 5), heard.size());
        return (ended ? "the connection ended, " + trouble + "; " : "")
                + "heard " + heard.size() + " pages in " + oracle.links() + " links, the last "
                + lastOnes.stream().map(Heard::page).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        synchronized (this) {
            closedByUs = true;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
