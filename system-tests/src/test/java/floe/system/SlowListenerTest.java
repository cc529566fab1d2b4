package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener beside one who never reads")
@ExtendWith(ShowLogs.class)
class SlowListenerTest {
    private static final String LIVE = "/live.ogg";
    private static final double FAST = 20;
    private final Path folder = Workshop.freshFolder("slow");
    private final IcecastXml xml = IcecastXml.create(folder, List.of(LIVE));

    @Test
    void hears_every_page_and_the_other_is_let_go() throws IOException {
        try (var floe = FloeNode.runAlone(folder, List.of("-c", xml.file().toString()))
                        .awaitReady();
                var deaf = ask(floe.port());
                var listener = Listener.tune(floe.port(), LIVE)) {
            listener.awaitFirst(
                    "the fallback", Duration.ofSeconds(5), heard -> heard.page().isSound());
            try (var source = PacedSource.play(Media.vorbis(), floe.port(), LIVE, IcecastXml.SOURCE_PASSWORD, FAST)) {
                listener.awaitFirst("the source", Duration.ofSeconds(5), source::sent);
                Await.until("the deaf one is let go", Duration.ofSeconds(20), () -> isLetGo(floe));
                assertThat(listener.isOpen()).isTrue();
                assertThat(listener.complaints()).isEmpty();
            }
            assertThat(deaf.isConnected()).isTrue();
        }
    }

    private static boolean isLetGo(FloeNode floe) {
        return floe.metric("floe_listener_disconnects_total{mount=\"" + LIVE + "\",reason=\"slow\"")
                        .orElse(0)
                == 1;
    }

    /// Asks for the stream and never reads a byte of it.
    private static Socket ask(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", port), 5_000);
        socket.getOutputStream().write(("GET " + LIVE + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
