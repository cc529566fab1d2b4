package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Many who listen to one mount of a node on this machine. One thread reads for all of them; each page is judged as it
/// comes, and none is kept.
final class Crowd implements AutoCloseable {
    private final List<Member> members = new ArrayList<>();
    private final Selector selector;
    private volatile boolean closed;

    private Crowd(Selector selector) {
        this.selector = selector;
    }

    static Crowd tune(int port, String mount, int size) {
        try {
            var crowd = new Crowd(Selector.open());
            for (int i = 0; i < size; i++) {
                crowd.add("no. " + (i + 1) + " of the crowd", port, mount);
            }
            Thread.ofPlatform().daemon().name("crowd").start(crowd::listen);
            return crowd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, int port, String mount) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(
                ("GET " + mount + " HTTP/1.0\r\nUser-Agent: crowd\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var member = new Member(name);
        members.add(member);
        channel.register(selector, SelectionKey.OP_READ, member);
    }

    private void listen() {
        var chunk = new byte[256 * 1024];
        try {
            while (!closed) {
                selector.select(key -> read(key, chunk), 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(SelectionKey key, byte[] chunk) {
        var member = (Member) Objects.requireNonNull(key.attachment());
        try {
            int length = ((SocketChannel) key.channel()).read(ByteBuffer.wrap(chunk));
            if (length < 0) {
                member.leave("hung up");
                key.cancel();
            } else {
                member.hear(chunk, length);
            }
        } catch (IOException | IllegalStateException e) {
            member.leave(e.toString());
            key.cancel();
        }
    }

    /// Waits until each has heard so many pages more than now.
    void awaitPages(int more, Duration patience) {
        var before = members.stream().map(Member::pages).toList();
        Await.until("everybody hears " + more + " more pages", patience, () -> {
            for (int i = 0; i < before.size(); i++) {
                if (members.get(i).pages() < before.get(i) + more
                        && members.get(i).isOpen()) {
                    return false;
                }
            }
            return true;
        });
    }

    long open() {
        return members.stream().filter(Member::isOpen).count();
    }

    /// What was wrong with anybody's bytes or connection.
    List<String> complaints() {
        return members.stream().flatMap(member -> member.complaints().stream()).toList();
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One of them. The crowd's thread tells it, others ask.
    private static final class Member {
        private final String name;
        private final OggReader reader = new OggReader();
        private final OggOracle oracle = new OggOracle();
        private StringBuilder head = new StringBuilder();
        private boolean inBody;
        private int pages;
        private String end = "";

        Member(String name) {
            this.name = name;
        }

        synchronized void hear(byte[] bytes, int length) {
            int from = inBody ? 0 : skipHead(bytes, length);
            if (inBody) {
                for (var page : reader.read(Arrays.copyOfRange(bytes, from, length), length - from)) {
                    oracle.hear(page);
                    pages++;
                }
            }
        }

        /// Returns where the body begins in these bytes, if it does.
        private int skipHead(byte[] bytes, int length) {
            int before = head.length();
            head.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            int end = head.indexOf("\r\n\r\n");
            if (end < 0) {
                return length;
            }
            if (!head.substring(0, end).contains(" 200 ")) {
                throw new IllegalStateException("refused: " + head.substring(0, end));
            }
            inBody = true;
            head = new StringBuilder();
            return end + 4 - before;
        }

        synchronized void leave(String why) {
            end = why;
        }

        synchronized boolean isOpen() {
            return end.isEmpty();
        }

        synchronized int pages() {
            return pages;
        }

        synchronized List<String> complaints() {
            var all = new ArrayList<>(oracle.complaints());
            if (!end.isEmpty()) {
                all.add(end);
            }
            return all.stream().map(complaint -> name + ": " + complaint).toList();
        }
    }
}
