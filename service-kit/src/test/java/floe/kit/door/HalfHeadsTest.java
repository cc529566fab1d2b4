package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// H-048, H-049 and H-062 of the catalogue of bad input, with a header-timeout of 0.7 s.
@DisplayName("Callers who never say a whole head")
@ExtendWith(VertxExtension.class)
class HalfHeadsTest {
    private static final int CALLERS = Integer.getInteger("floe.half.heads", 1000);

    private Doors doors;
    private final List<Caller> callers = new ArrayList<>();

    @BeforeEach
    void open(Vertx vertx) {
        var config = new SettableConfig(List.of(SettableConfig.plain()));
        doors = Doors.open(vertx, config, List.of(), List.of(HalfHeadsTest::greet), new SimpleMeterRegistry())
                .await();
    }

    @AfterEach
    void close() throws IOException {
        for (var caller : callers) {
            caller.close();
        }
        doors.stop().await();
    }

    private static boolean greet(Visitor visitor) {
        Farewell.say(visitor.socket(), Bytes.latin1("hello"));
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /a HTTP/1.1\r\n", "GET /a HTTP/1.1\r\nHost: h\r\nX: "})
    void are_all_sent_away_and_keep_nobody_waiting_meanwhile(String said) throws IOException {
        for (int i = 0; i < CALLERS; i++) {
            callers.add(call().says(said));
        }
        long before = System.nanoTime();
        try (var other = call()) {
            assertThat(other.says("GET /b HTTP/1.0\r\n\r\n").hearsToTheEnd()).isEqualTo("hello");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        for (var caller : callers) {
            assertThat(caller.isLetGo()).isTrue();
        }
    }

    private Caller call() throws IOException {
        return Caller.plain(doors.ports().getFirst());
    }
}
