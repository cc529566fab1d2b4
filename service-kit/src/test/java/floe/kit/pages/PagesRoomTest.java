package floe.kit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.Node;
import floe.kit.directory.SettledMounts;
import floe.kit.door.Caller;
import floe.kit.door.Doors;
import floe.kit.door.SettableConfig;
import floe.kit.door.TestCa;
import floe.mount.MountName;
import floe.mount.ReplyHeader;
import floe.peer.Address;
import floe.peer.Peer;
import floe.stream.Song;
import floe.wire.MountClaim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pages behind a door")
@ExtendWith(VertxExtension.class)
class PagesRoomTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountClaim CLAIM = new MountClaim(
            "ingest-1", LIVE, 1, 0, "application/ogg", Map.of("ice-name", "Café"), "", 0, Song.UNKNOWN, 0);

    @TempDir
    private Path folder;

    private final TestCa ca;
    private SettableConfig config = new SettableConfig(List.of(SettableConfig.plain(), SettableConfig.tls()));
    private PagesRoom room;
    private Doors doors;

    PagesRoomTest() throws Exception {
        ca = new TestCa();
    }

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        config = config.withTls(TestCa.combined(folder, ca.issue("radio")));
        var metrics = new SimpleMeterRegistry();
        room = PagesRoom.open(
                        new Node("all-1", vertx, config, SettledMounts.of(CLAIM), metrics), Census.NOBODY, List.of())
                .await();
        doors = Doors.open(vertx, config, List.of(), List.of(room), metrics).await();
    }

    @AfterEach
    void close() {
        doors.stop().await();
        room.stop().await();
    }

    private Caller atPlainDoor() throws Exception {
        return Caller.plain(doors.ports().getFirst());
    }

    private Caller atTlsDoor() throws Exception {
        return Caller.tls(doors.ports().getLast(), ca.trust());
    }

    private HttpResponse<String> fetch(String scheme, int port, String path) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(ca.trust()).build()) {
            var request = HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void are_fetched_by_a_browser_in_the_open_and_in_secret() throws Exception {
        var open = fetch("http", doors.ports().getFirst(), "/");
        var secret = fetch("https", doors.ports().getLast(), "/");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).contains("Café").isEqualTo(secret.body());
        assertThat(open.headers().firstValue("cache-control")).contains("no-cache, no-store, must-revalidate");
    }

    @Test
    void come_with_a_length_and_the_end_of_the_connection() throws Exception {
        try (var caller = atPlainDoor()) {
            caller.says("GET /status-json.xsl HTTP/1.1\r\nHost: h\r\nConnection: keep-alive\r\n\r\n");
            var reply = caller.hearsToTheEnd();
            assertThat(reply)
                    .startsWith("HTTP/1.1 200 OK\r\nServer: Floe\r\n")
                    .containsIgnoringCase("\r\nConnection: close\r\n");
            var body = reply.substring(reply.indexOf("\r\n\r\n") + 4);
            assertThat(body).startsWith("{\"icestats\":{").endsWith("}}");
            assertThat(reply).contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void name_addresses_as_the_visitor_came() throws Exception {
        try (var plain = atPlainDoor();
                var secret = atTlsDoor();
                var nameless = atPlainDoor()) {
            plain.says("GET /live.ogg.m3u HTTP/1.1\r\nHost: h:8000\r\nX-Forwarded-Proto: https\r\n\r\n");
            secret.says("GET /live.ogg.m3u HTTP/1.1\r\nHost: h\r\n\r\n");
            nameless.says("GET /live.ogg.m3u HTTP/1.1\r\n\r\n");
            assertThat(plain.hearsToTheEnd()).endsWith("\r\n\r\nhttp://h:8000/live.ogg\r\n");
            assertThat(secret.hearsToTheEnd()).endsWith("\r\n\r\nhttps://h/live.ogg\r\n");
            assertThat(nameless.hearsToTheEnd()).endsWith("\r\n\r\nhttp://radio.example:8000/live.ogg\r\n");
        }
    }

    @Test
    void answer_heads_that_a_strict_server_would_refuse() throws Exception {
        try (var caller = atPlainDoor()) {
            caller.says("get /caf%E9%20%22.ogg.m3u HTTP/1.0\n\n");
            assertThat(caller.hearsToTheEnd()).startsWith("HTTP/1.0 200 OK\r\n").endsWith("/caf%C3%A9%20%22.ogg\r\n");
        }
    }

    @Test
    void reach_who_closes_the_asking_half_of_the_connection() throws Exception {
        try (var caller = atPlainDoor()) {
            caller.says("GET / HTTP/1.0\r\n\r\n").socket().shutdownOutput();
            assertThat(caller.hearsToTheEnd()).contains("200 OK").endsWith("</html>\n");
        }
    }

    @Test
    void send_no_body_to_head() throws Exception {
        try (var caller = atPlainDoor()) {
            caller.says("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(caller.hearsToTheEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Content-Length: ")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void answer_once_whatever_is_sent_after_the_request() throws Exception {
        try (var caller = atPlainDoor()) {
            caller.says("GET / HTTP/1.1\r\nHost: h\r\n\r\n".repeat(3));
            assertThat(caller.hearsToTheEnd()).containsOnlyOnce("HTTP/1.1 200 OK");
        }
    }

    @Test
    void refuse_other_methods_and_never_upgrade() throws Exception {
        try (var post = atPlainDoor();
                var upgrade = atPlainDoor()) {
            post.says("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
            upgrade.says(
                    "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n\r\n");
            assertThat(post.hearsToTheEnd()).startsWith("HTTP/1.1 405 Method Not Allowed\r\n");
            assertThat(upgrade.hearsToTheEnd()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void say_each_header_once_even_if_the_operator_says_it_too() throws Exception {
        config.withHeaders(new ReplyHeader("EXPIRES", "never", 0), new ReplyHeader("X-Own", "é", 0));
        try (var caller = atPlainDoor()) {
            caller.says("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            var head = caller.hearsToTheEnd().split("\r\n\r\n", -1)[0];
            var names = head.lines().skip(1).map(line -> line.split(":", -1)[0].toLowerCase(Locale.ROOT));
            assertThat(names).doesNotHaveDuplicates().contains("x-own");
            assertThat(head).contains("EXPIRES: never");
        }
    }

    @Test
    void stand_beside_the_files_of_the_web_root_whatever_their_size() throws Exception {
        var music = new byte[3_000_000];
        new Random(1).nextBytes(music);
        config.withFile("/music one.mp3", music);
        try (var client = HttpClient.newHttpClient()) {
            var whole = HttpRequest.newBuilder(URI.create(open() + "/music%20one.mp3"))
                    .build();
            var part = HttpRequest.newBuilder(whole.uri())
                    .header("Range", "bytes=2000000-2999998")
                    .build();
            assertThat(client.send(whole, HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(music);
            var middle = client.send(part, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(middle.statusCode()).isEqualTo(206);
            assertThat(middle.headers().firstValue("content-range")).contains("bytes 2000000-2999998/3000000");
            assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(music, 2_000_000, 2_999_999));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/%2e%2e/etc/passwd",
                "/%252e%252e/etc/passwd",
                "/..%2fetc/passwd",
                "/..%5cetc/passwd",
                "/....//etc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/a.html.",
                "/a.html/",
                "/a.html%20",
                "/a.html;x",
                "/a.html::$DATA",
                "/A.HTML",
                "/.git/config",
                "/a.xsl.",
                "/a.html%00",
                "/nothing"
            })
    void have_no_file_by_a_name_that_is_none_of_theirs(String path) throws Exception {
        config.withFile("/a.html", "secret".getBytes(StandardCharsets.UTF_8));
        try (var caller = atPlainDoor()) {
            caller.says("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(caller.hearsToTheEnd()).doesNotContain("200 OK").doesNotContain("secret");
        }
    }

    @Test
    void show_a_file_in_place_of_a_playlist_of_that_name() throws Exception {
        config.withFile("/live.ogg.m3u", "mine".getBytes(StandardCharsets.UTF_8));
        assertThat(fetch("http", doors.ports().getFirst(), "/live.ogg.m3u").body())
                .isEqualTo("mine");
    }

    private String open() {
        return "http://localhost:" + doors.ports().getFirst();
    }

    @Test
    void tell_their_server_who_calls() {
        assertThat(proxyLine("192.0.2.1")).isEqualTo("PROXY TCP4 192.0.2.1 0.0.0.0 1234 1\r\n");
        assertThat(proxyLine("2001:db8::1")).isEqualTo("PROXY TCP6 2001:db8::1 :: 1234 1\r\n");
        assertThat(ForwardedHead.proxyLine(Peer.UNKNOWN)).isEqualTo("PROXY UNKNOWN\r\n");
    }

    private static String proxyLine(String address) {
        return ForwardedHead.proxyLine(new Peer(Address.parse(address).orElseThrow(), 1234));
    }
}
