package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;

import floe.bytes.Bytes;
import floe.mount.ListenSocket;
import floe.mount.TlsMode;
import floe.peer.AddressRange;
import floe.peer.AddressSet;
import floe.peer.Proxies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// H-060 and H-061 of the catalogue of bad input.
@DisplayName("Doors behind proxies")
@ExtendWith(VertxExtension.class)
class ProxiedDoorsTest {
    private static final String LINE = "PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n";
    private static final String ASKED = "GET / HTTP/1.0\r\n\r\n";

    /// 192.0.2.7:4711, who came over TLS.
    private static final String BLOCK = new String(
            HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "21110014c0000207c6336401126700502000050100000000"),
            StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    private Vertx vertx;
    private @Nullable Doors doors;

    @BeforeEach
    void given(Vertx vertx) {
        this.vertx = vertx;
    }

    @AfterEach
    void close() {
        if (doors != null) {
            doors.stop().await();
        }
    }

    private void open(SettableConfig config) {
        doors = Doors.open(vertx, config, List.of(), List.of(ProxiedDoorsTest::tell), new SimpleMeterRegistry())
                .await();
    }

    private static boolean tell(Visitor visitor) {
        var said = visitor.peerAddress() + " " + (visitor.peer().port() == 4711) + " tls=" + visitor.tls();
        Farewell.say(visitor.socket(), Bytes.latin1(said));
        return true;
    }

    private static Proxies trusting(String address) {
        return new Proxies(AddressSet.of(List.of(AddressRange.parse(address))), Proxies.USUAL_FIELD);
    }

    private static ListenSocket proxied(TlsMode mode) {
        return ListenSocket.of("127.0.0.1", 0, mode).withProxies(true);
    }

    private String answer(String words) throws IOException {
        try (var caller = Caller.plain(Objects.requireNonNull(doors).ports().getFirst())) {
            return caller.says(words).hearsToTheEnd();
        }
    }

    @Test
    void believe_the_word_of_a_trusted_proxy_in_both_versions() throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF))).withProxies(trusting("127.0.0.1")));
        assertThat(answer(LINE + ASKED)).isEqualTo("192.0.2.7 true tls=false");
        assertThat(answer(BLOCK + ASKED)).isEqualTo("192.0.2.7 true tls=true");
        assertThat(answer("PROXY UNKNOWN\r\n" + ASKED)).isEqualTo("127.0.0.1 false tls=false");
    }

    @Test
    void read_the_word_however_slowly_it_comes() throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF))).withProxies(trusting("127.0.0.1")));
        try (var caller = Caller.plain(Objects.requireNonNull(doors).ports().getFirst())) {
            var words = LINE + ASKED;
            for (int i = 0; i < words.length(); i++) {
                caller.says(words.substring(i, i + 1));
            }
            assertThat(caller.hearsToTheEnd()).isEqualTo("192.0.2.7 true tls=false");
        }
    }

    @Test
    void walk_on_through_the_fields_of_the_request() throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF)))
                .withProxies(new Proxies(
                        AddressSet.of(List.of(AddressRange.parse("127.0.0.1"), AddressRange.parse("192.0.2.0/24"))),
                        Proxies.USUAL_FIELD)));
        assertThat(answer(LINE + "GET / HTTP/1.0\r\nX-Forwarded-For: 1.1.1.1, 203.0.113.9\r\n\r\n"))
                .isEqualTo("203.0.113.9 false tls=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASKED,
                "PROXY TCP4 192.0.2.7 198.51.100.1 4711\r\n" + ASKED,
                "PROXY TCP4 192.0.2.777 198.51.100.1 4711 80\r\n" + ASKED,
                "\r\n\r\n\0\r\nQUIT\n1\u0011\0\0",
            })
    void hang_up_on_a_trusted_proxy_that_says_anything_else(String words) throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF))).withProxies(trusting("127.0.0.1")));
        try (var caller = Caller.plain(Objects.requireNonNull(doors).ports().getFirst())) {
            assertThat(caller.says(words).isLetGo()).isTrue();
        }
    }

    @Test
    void do_not_wait_for_ever_for_a_proxy_that_says_nothing() throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF))).withProxies(trusting("127.0.0.1")));
        try (var caller = Caller.plain(Objects.requireNonNull(doors).ports().getFirst())) {
            assertThat(caller.says("PROXY TC").isLetGo()).isTrue();
        }
    }

    @Test
    void take_anybody_else_for_a_visitor_who_has_no_such_word() throws Exception {
        open(new SettableConfig(List.of(proxied(TlsMode.OFF))).withProxies(trusting("192.0.2.1")));
        assertThat(answer(ASKED)).isEqualTo("127.0.0.1 false tls=false");
        assertThat(answer(LINE + ASKED)).startsWith("HTTP/1.0 400 Bad Request\r\n");
        assertThat(answer(BLOCK + ASKED)).doesNotContain("192.0.2.7");
    }

    @Test
    void have_no_such_word_where_it_was_not_asked_for() throws Exception {
        open(new SettableConfig(List.of(SettableConfig.plain())).withProxies(trusting("127.0.0.1")));
        assertThat(answer(LINE + ASKED)).startsWith("HTTP/1.0 400 Bad Request\r\n");
        assertThat(answer(BLOCK + ASKED)).doesNotContain("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "AUTO"})
    void hear_it_before_TLS(TlsMode mode) throws Exception {
        var ca = new TestCa();
        var files = TestCa.combined(folder, ca.issue("first"));
        open(new SettableConfig(List.of(proxied(mode)), Duration.ofSeconds(10))
                .withTls(files)
                .withProxies(trusting("127.0.0.1")));
        try (var plain = Caller.plain(Objects.requireNonNull(doors).ports().getFirst())) {
            plain.says(LINE);
            try (var secret = plain.goesOverToTls(ca.trust())) {
                assertThat(secret.says(ASKED).hearsToTheEnd()).isEqualTo("192.0.2.7 true tls=true");
            }
        }
    }

    @Test
    void believe_a_field_of_a_trusted_proxy_only() throws Exception {
        var forged = "GET / HTTP/1.0\r\nX-Forwarded-For: " + "1.1.1.1, ".repeat(700) + "203.0.113.9\r\n"
                + "X-Forwarded-Proto: https\r\n\r\n";
        open(new SettableConfig(List.of(SettableConfig.plain())).withProxies(trusting("127.0.0.0/8")));
        assertThat(answer(forged)).isEqualTo("203.0.113.9 false tls=true");
        close();
        open(new SettableConfig(List.of(SettableConfig.plain())).withProxies(trusting("192.0.2.1")));
        assertThat(answer(forged)).isEqualTo("127.0.0.1 false tls=false");
    }

    @Test
    void believe_the_field_anew_with_each_request_of_a_connection() throws Exception {
        open(new SettableConfig(List.of(SettableConfig.plain())).withProxies(trusting("127.0.0.1")));
        var first = "OPTIONS * HTTP/1.1\r\nConnection: Keep-Alive\r\nX-Forwarded-For: 1.1.1.1\r\n\r\n";
        assertThat(answer(first + "GET / HTTP/1.0\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n"))
                .endsWith("203.0.113.9 false tls=false");
    }
}
