package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import floe.bytes.Bytes;
import floe.mount.ListenSocket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A port")
class HandoverTest {
    private final List<Node> nodes = new ArrayList<>();
    private final int port = freePort();

    /// A process of its own, as far as the kernel can tell.
    private record Node(Vertx vertx, Doors doors) {
        void end() {
            doors.stop().await();
            vertx.close().await();
        }
    }

    @AfterEach
    void end() {
        nodes.forEach(Node::end);
    }

    @Test
    void goes_over_to_another_node_and_nobody_who_calls_meanwhile_is_refused() throws Exception {
        var old = start("old", false);
        assertThat(call()).isEqualTo("old");
        try (var crowd = new Crowd()) {
            crowd.hears("old", 50);
            start("new", true);
            old.doors().handOver();
            crowd.hears("new", 50);
            old.doors().closeToNewcomers().await();
            end(old);
            crowd.hears("new", 50);
        }
        assertThat(call()).isEqualTo("new");
    }

    @Test
    void leads_newcomers_to_the_one_that_takes_over_as_soon_as_the_first_is_to_leave() throws Exception {
        var old = start("old", false);
        call();
        old.doors().handOver();
        assertThat(calls()).containsOnly("old");
        start("new", true);
        assertThat(calls()).containsOnly("new");
    }

    @Test
    void goes_over_again_and_again() throws Exception {
        var last = start("0", false);
        call();
        for (int i = 1; i <= 3; i++) {
            start(Integer.toString(i), true);
            last.doors().handOver();
            assertThat(calls()).containsOnly(Integer.toString(i));
            end(last);
            assertThat(calls()).containsOnly(Integer.toString(i));
            last = nodes.getFirst();
        }
    }

    @Test
    void is_not_shared_by_mistake() {
        start("old", false);
        assertThatThrownBy(() -> start("new", false))
                .hasMessageContaining("cannot listen on 127.0.0.1:" + port)
                .hasMessageContaining("Address already in use")
                .hasMessageContaining("--take-over");
    }

    @Test
    void is_for_one_that_takes_over_where_nobody_was() throws Exception {
        start("new", true);
        assertThat(call()).isEqualTo("new");
    }

    /// The newest one last.
    private Node start(String name, boolean takesOver) {
        var vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
        try {
            assumeTrue(vertx.isNativeTransportEnabled());
            var config = new SettableConfig(List.of(ListenSocket.plain("127.0.0.1", port)));
            var rooms = List.<Room>of(visitor -> say(visitor, name));
            var metrics = new SimpleMeterRegistry();
            var doors = takesOver
                    ? Doors.takeOver(vertx, config, List.of(), rooms, metrics).await()
                    : Doors.open(vertx, config, List.of(), rooms, metrics).await();
            var node = new Node(vertx, doors);
            nodes.add(node);
            return node;
        } catch (RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    private void end(Node node) {
        nodes.remove(node);
        node.end();
    }

    private static boolean say(Visitor visitor, String name) {
        Farewell.say(visitor.socket(), Bytes.latin1(name));
        return true;
    }

    private String call() throws IOException {
        try (var caller = Caller.plain(port)) {
            return caller.says("GET / HTTP/1.0\r\n\r\n").hearsToTheEnd();
        }
    }

    private List<String> calls() throws IOException {
        var answers = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            answers.add(call());
        }
        return answers;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Calls all the time, from several sides.
    private final class Crowd implements AutoCloseable {
        private final AtomicBoolean enough = new AtomicBoolean();
        private final List<String> answers = new ArrayList<>();
        private final List<CompletableFuture<Void>> callers = new ArrayList<>();

        Crowd() {
            for (int i = 0; i < 4; i++) {
                callers.add(CompletableFuture.runAsync(this::callAndCall, Thread.ofPlatform()::start));
            }
        }

        private void callAndCall() {
            while (!enough.get()) {
                try {
                    note(call());
                } catch (IOException e) {
                    note(e.toString());
                }
            }
        }

        private synchronized void note(String answer) {
            answers.add(answer);
            notifyAll();
        }

        /// From now on so many answers of this one, and whatever else only in between.
        synchronized void hears(String name, int count) throws InterruptedException {
            answers.clear();
            while (answers.stream().filter(name::equals).count() < count) {
                assertThat(answers).isSubsetOf("old", "new");
                wait(10_000);
            }
        }

        @Override
        public void close() {
            enough.set(true);
            callers.forEach(CompletableFuture::join);
            assertThat(answers).isSubsetOf("old", "new");
        }
    }
}
