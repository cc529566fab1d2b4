package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@DisplayName("A node whose listeners stop reading, or vanish without a word")
@ExtendWith(ShowLogs.class)
class VanishedListenerTest {
    private static final String LIVE = "/live.ogg";
    private static final int EACH = 100;
    private static final Duration FREED = Duration.ofSeconds(35);
    private static final double MOST_MEMORY = 32 * 1024 * 1024;

    private final Path folder = Workshop.freshFolder("vanished");
    private final List<Socket> deaf = new ArrayList<>();
    private Network network;
    private FloeNode floe;

    @BeforeEach
    void start() {
        Network.needed();
        Tool.needs("curl");
        network = Network.create();
        var xml = IcecastXml.create(folder, List.of(LIVE));
        // More than is played meanwhile: nobody is let go for being slow.
        xml.replaceBy(xml.text().replace("<queue-size>262144", "<queue-size>4194304"));
        var options = List.of("-c", xml.file().toString());
        floe = FloeNode.start("run", "run", network.host("radio"), folder, options)
                .awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : deaf) {
            socket.close();
        }
        if (floe != null) {
            floe.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void frees_them_within_35_s_and_holds_nothing_for_them() throws IOException {
        var away = network.host("away");
        try (var listener = Listener.tune(floe, LIVE);
                var crowd = crowd(away)) {
            Await.until("the crowd is there", Duration.ofSeconds(10), () -> listeners() == 1 + EACH);
            double before = floe.metric("floe_direct_memory_bytes").orElseThrow();
            for (int i = 0; i < EACH; i++) {
                deaf.add(ask());
            }
            Await.until("the deaf ones are there", Duration.ofSeconds(10), () -> listeners() == 1 + 2 * EACH);
            network.split(List.of("away"), List.of("radio"));
            Limit.check(
                    "all are freed",
                    Await.until("all are freed", FREED.plusSeconds(10), () -> listeners() == 1),
                    FREED);
            assertThat(floe.metric("floe_listener_disconnects_total{mount=\"" + LIVE + "\",reason=\"stuck\"")
                            .orElse(0))
                    .isEqualTo(2 * EACH);
            double held = floe.metric("floe_direct_memory_bytes").orElseThrow() - before;
            System.out.println("direct memory for " + 2 * EACH + " of them: " + held / 1024 + " KB");
            assertThat(held).isLessThan(MOST_MEMORY);
            assertThat(crowd.isAlive()).isTrue();
            assertThat(listener.isOpen()).isTrue();
            assertThat(listener.complaints()).isEmpty();
        }
    }

    private int listeners() {
        return (int) floe.metric("floe_listeners{mount=\"" + LIVE + "\"").orElse(0);
    }

    /// They read as fast as the stream comes.
    private Child crowd(Place away) {
        var url = "http://" + floe.place().address() + ":" + floe.port() + LIVE + "?[1-" + EACH + "]";
        var most = Integer.toString(EACH);
        var command = away.command(List.of(
                "curl", "-s", "-N", "-Z", "--parallel-immediate", "--parallel-max", most, "-o", "/dev/null", url));
        return Child.start("crowd", folder.resolve("crowd.txt"), Map.of(), command);
    }

    /// Asks for the stream and never reads a byte of it.
    private Socket ask() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(floe.place().address(), floe.port()), 5_000);
        socket.getOutputStream().write(("GET " + LIVE + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
