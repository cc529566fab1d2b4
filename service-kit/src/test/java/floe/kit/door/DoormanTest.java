package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import floe.http.IcecastReplies;
import floe.kit.Node;
import floe.kit.directory.HeardMounts;
import floe.mount.AccessLists;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A visitor whom the doorman")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class DoormanTest {
    private final SettableConfig config = new SettableConfig(List.of(SettableConfig.plain()));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Doors> opened = new ArrayList<>();

    @AfterEach
    void closes() {
        opened.forEach(doors -> doors.stop().await());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,", "127.0.0.0/8,", "127.*.*.*,", ",192.0.2.0/24", "127.0.0.1,127.0.0.1"})
    void does_not_let_in_hears_nothing(@Nullable String denied, @Nullable String allowed, Vertx vertx)
            throws Exception {
        open(vertx, denied, allowed);
        try (var caller = Caller.plain(opened.getFirst().ports().getFirst()).says("GET / HTTP/1.1\r\n\r\n")) {
            assertThat(caller.hearsToTheEnd()).isEmpty();
        }
        assertThat(metrics.get("floe.visitors.denied").counter().count()).isOne();
    }

    @ParameterizedTest
    @CsvSource({",", "192.0.2.1,", ",127.0.0.1", "10.0.0.0/8,127.0.0.0/8"})
    void lets_in_is_answered(@Nullable String denied, @Nullable String allowed, Vertx vertx) throws Exception {
        open(vertx, denied, allowed);
        try (var caller = Caller.plain(opened.getFirst().ports().getFirst()).says("GET / HTTP/1.1\r\n\r\n")) {
            assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 404 ");
        }
    }

    @Test
    void lets_in_when_a_list_cannot_be_had_is_answered_as_the_last_one_says(Vertx vertx) throws Exception {
        open(vertx, "127.0.0.1", null);
        config.withoutFiles().withAccess(new AccessLists(SettableConfig.named("/deny-ip", "gone"), null, null));
        try (var caller = Caller.plain(opened.getFirst().ports().getFirst()).says("GET / HTTP/1.1\r\n\r\n")) {
            assertThat(caller.hearsToTheEnd()).isEmpty();
        }
    }

    private void open(Vertx vertx, @Nullable String denied, @Nullable String allowed) {
        config.withAccess(new AccessLists(
                denied == null ? null : config.file("/deny-ip", denied),
                allowed == null ? null : config.file("/allow-ip", allowed),
                null));
        var node = new Node("n", vertx, config, HeardMounts.listen(vertx), metrics);
        var doorman = Doorman.hire(node).await();
        opened.add(Doors.open(vertx, config, List.of(), List.of(doorman, DoormanTest::answer), metrics)
                .await());
    }

    private static boolean answer(Visitor visitor) {
        var replies = new IcecastReplies("Floe", List.of());
        visitor.answer(replies.refusal(404, "nothing here", Instant.EPOCH));
        return true;
    }
}
