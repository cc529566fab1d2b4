package floe.kit.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@DisplayName("The management port")
class ManagementTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Readiness readiness = new Readiness();
    private final HttpClient client = HttpClient.newHttpClient();
    private Management management;

    @BeforeEach
    void open(Vertx vertx) {
        management =
                Management.start(vertx, "127.0.0.1", 0, registry, readiness).await();
    }

    @AfterEach
    void close() {
        management.stop().await();
        client.close();
    }

    @Test
    void shows_what_is_counted_and_what_the_process_uses() throws Exception {
        registry.counter("floe.source.pages", "mount", "/live.ogg").increment(3);
        var scraped = get("/metrics");
        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(scraped.body())
                .contains("floe_source_pages_total{mount=\"/live.ogg\"} 3.0")
                .contains("floe_direct_memory_bytes ")
                .contains("jvm_memory_used_bytes{")
                .contains("jvm_threads_live_threads ")
                .contains("process_files_open_files ")
                .contains("process_uptime_seconds ")
                .doesNotContain("trace_id");
    }

    @Test
    void says_that_the_process_lives_even_when_it_is_not_ready() throws Exception {
        readiness.require("configuration", () -> false);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Nested
    class asked_whether_the_node_is_ready {
        @Test
        void says_yes_when_every_condition_holds() throws Exception {
            readiness.require("configuration", () -> true).require("doors", () -> true);
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        }

        @Test
        void says_which_condition_does_not_hold() throws Exception {
            readiness.require("configuration", () -> true).require("doors", () -> false);
            var answer = get("/health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("{\"id\":\"doors\",\"status\":\"DOWN\"}")
                    .contains("{\"id\":\"configuration\",\"status\":\"UP\"}");
        }

        @Test
        void says_no_as_soon_as_the_node_is_leaving() throws Exception {
            readiness.require("configuration", () -> true).leave();
            assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void has_nothing_else() throws Exception {
        for (var path : new String[] {"/", "/metrics/", "/health", "/status-json.xsl", "/admin/stats"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(client.send(
                                request("/metrics")
                                        .POST(BodyPublishers.ofString("x"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path));
    }
}
