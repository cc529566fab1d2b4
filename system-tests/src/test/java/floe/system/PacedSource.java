package floe.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An encoder under exact control: it sends the pages of a file, untouched, each at the time at which it begins, and
/// notes when it did. Its pages can be told by their fingerprints.
final class PacedSource implements AutoCloseable {
    private final Socket socket = new Socket();
    private final Map<Long, Long> sentNanos = new ConcurrentHashMap<>();
    private final CountDownLatch dropped = new CountDownLatch(1);
    private final List<OggPage> pages;
    private final double speed;
    private final String name;
    private String user = "source";
    private volatile long loginNanos;
    private volatile boolean goesOn = true;

    private PacedSource(String name, Path file, double speed) {
        this.name = name;
        this.pages = OggReader.pagesOf(file);
        this.speed = speed;
    }

    /// Plays a file in real time. Returns when the server has let it in.
    static PacedSource play(Path file, int port, String mount) {
        return play(file, port, mount, IcecastXml.SOURCE_PASSWORD);
    }

    static PacedSource play(Path file, int port, String mount, String password) {
        return play(file, port, mount, password, 1);
    }

    /// Plays a file in real time to this node, wherever it runs.
    static PacedSource play(Path file, FloeNode node, String mount) {
        var source = new PacedSource("source of " + mount + " at " + node.name(), file, 1);
        source.begin(node.place().address(), node.port(), mount, IcecastXml.SOURCE_PASSWORD);
        return source;
    }

    /// Plays a file in real time under another name than `source`.
    static PacedSource play(Path file, FloeNode node, String mount, String user, String password) {
        var source = new PacedSource(user + " of " + mount + " at " + node.name(), file, 1);
        source.user = user;
        source.begin(node.place().address(), node.port(), mount, password);
        return source;
    }

    /// @param speed how many seconds of sound go in one second
    static PacedSource play(Path file, int port, String mount, String password, double speed) {
        var source = new PacedSource("source of " + mount + " at " + port, file, speed);
        source.begin("localhost", port, mount, password);
        return source;
    }

    /// What a source is told that knocks here: the whole reply when it is not let in, else nothing.
    static String refusal(FloeNode node, String mount) {
        try (var source = new PacedSource("source of " + mount + " at " + node.name(), Media.vorbis(), 1)) {
            source.login(node.place().address(), node.port(), mount, IcecastXml.SOURCE_PASSWORD);
            return "";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private void begin(String host, int port, String mount, String password) {
        login(host, port, mount, password);
        Thread.ofPlatform().daemon().name(name).start(this::send);
        Thread.ofPlatform().daemon().name(name + ", replies").start(this::awaitHangUp);
    }

    private void login(String host, int port, String mount, String password) {
        var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = "PUT " + mount + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nAuthorization: Basic " + login
                + "\r\nUser-Agent: paced\r\nContent-Type: application/ogg\r\nExpect: 100-continue\r\n"
                + "ice-name: paced\r\n\r\n";
        try {
            socket.connect(new InetSocketAddress(host, port), 5_000);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var reply = readHead();
            loginNanos = System.nanoTime();
            if (!reply.contains(" 100 ") && !reply.contains(" 200 ")) {
                throw new IllegalStateException(name + " refused: " + reply
                        + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            socket.setSoTimeout(0);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new IllegalStateException(name + ": hung up after " + head);
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void send() {
        double nanosPerSample = 1e9 / sampleRate(pages.getFirst()) / speed;
        long start = System.nanoTime();
        long granule = 0;
        try {
            for (var page : pages) {
                awaitMoment(start + (long) (granule * nanosPerSample));
                if (!goesOn) {
                    return;
                }
                sentNanos.put(page.fingerprint(), System.nanoTime());
                socket.getOutputStream().write(page.bytes());
                granule = Math.max(granule, page.granule());
            }
        } catch (IOException e) {
            dropped.countDown();
        }
    }

    private void awaitMoment(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0 && goesOn; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, 20_000_000));
        }
    }

    private void awaitHangUp() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // More of the reply, of no interest.
            }
        } catch (IOException e) {
            // Reset: hung up as well.
        }
        dropped.countDown();
    }

    /// Vorbis says its rate in its first header; Opus always counts 48,000.
    private static int sampleRate(OggPage first) {
        var body = first.body();
        boolean vorbis = body.length > 16 && body[0] == 1 && body[1] == 'v';
        return vorbis ? ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(12) : 48_000;
    }

    /// When the server had let it in.
    long loginNanos() {
        return loginNanos;
    }

    /// When the page with this sound went out, by fingerprint.
    Map<Long, Long> sentNanos() {
        return Map.copyOf(sentNanos);
    }

    /// Whether a page carries sound of this source.
    boolean sent(Heard heard) {
        return heard.page().isSound() && sentNanos.containsKey(heard.page().fingerprint());
    }

    void awaitDropped(Duration patience) {
        try {
            if (!dropped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " is still connected");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Falls silent, but stays connected.
    void fallSilent() {
        goesOn = false;
    }

    /// Goes as a killed encoder goes: in the middle of anything, without a word. Returns when.
    long kill() {
        goesOn = false;
        long now = System.nanoTime();
        close();
        return now;
    }

    @Override
    public void close() {
        goesOn = false;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
