package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster with more than one encoder to a mount")
@ExtendWith(ShowLogs.class)
class StandbyTest {
    private static final String DOUBLE = "/double.ogg";
    private static final String ALWAYS = "/always.ogg";
    private static final String BY_EDGE = "/by-edge.ogg";
    private static final Duration SOON = Duration.ofSeconds(8);
    private static Set<Long> fallback;
    private static final Pattern HASH = Pattern.compile("\"(?:hash|salt)\":\"([0-9a-f]{32,64})\"");
    private static final String SPARE = "plan-b-or-nothing";
    private static final List<Secret> PASSWORDS = List.of(
            new Secret(IcecastXml.SOURCE_PASSWORD),
            new Secret("only-the-boss-knows"),
            new Secret(SPARE),
            new Secret("the & of-one-mount"),
            new Secret("what-slaves-say"),
            new Secret("what-slaves-will-say"));
    /// What the ingests have to say to another server.
    private static final Secret FAR = new Secret("what-we-say-there");

    private static final Wiretap wire = new Wiretap();
    private static SSLContext trust;
    private static IcecastXml xml;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        xml = IcecastXml.create(Workshop.freshFolder("standby"), List.of(DOUBLE, ALWAYS, BY_EDGE));
        var text = xml.textWith("""
                <mount><mount-name>/own.ogg</mount-name><password>the &amp; of-one-mount</password></mount>
                <relay>
                    <server>127.0.0.1</server><port>9</port><mount>/far.ogg</mount><on-demand>1</on-demand>
                    <username>floe</username><password>what-we-say-there</password>
                </relay>
                """)
                .replace("</authentication>", "<relay-password>what-slaves-say</relay-password></authentication>");
        var standby = "<standby><username>spare</username><password>" + SPARE + "</password></standby>";
        xml.replaceBy(with(with(text, DOUBLE, standby), ALWAYS, "<takeover>always</takeover>"));
        fallback = Media.sounds(Media.fallback());
        trust = TestCertificate.trust(xml.certificate());
        cluster = Cluster.start(wire, xml, 2, 1);
    }

    private static String with(String text, String mount, String words) {
        var name = "<mount-name>" + mount + "</mount-name>";
        return text.replace(name, name + words);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        wire.close();
    }

    @Test
    void hears_the_spare_one_of_the_other_ingest_250_ms_after_the_first_died() {
        try (var first = PacedSource.play(Media.vorbis(), cluster.ingest(1), DOUBLE);
                var listeners = Listeners.tune(List.of(cluster.edge(1)), DOUBLE, trust)) {
            listeners.awaitEach("the first", SOON, first::sent);
            try (var spare = PacedSource.play(Media.otherVorbis(), cluster.ingest(2), DOUBLE, "spare", SPARE)) {
                // As much of it as will have reached every place, were it not kept silent.
                Await.pause(Duration.ofSeconds(2));
                listeners.forEach(listener -> assertThat(listener.heardNow()).noneMatch(spare::sent));
                long died = first.kill();
                var wait = listeners.slowest("the spare one", SOON, died, spare::sent);
                assertOnly(first, spare, listeners);
                Limit.check("the spare one's sound", wait, Duration.ofMillis(250));
            }
        }
    }

    @Test
    void hears_the_same_DJs_second_encoder_in_the_place_of_her_first() {
        try (var first = PacedSource.play(Media.vorbis(), cluster.ingest(1), ALWAYS);
                var listeners = Listeners.tune(List.of(cluster.edge(1)), ALWAYS, trust)) {
            listeners.awaitEach("the first", SOON, first::sent);
            try (var second = PacedSource.play(Media.otherVorbis(), cluster.ingest(1), ALWAYS)) {
                var wait = listeners.slowest("the second", SOON, second.loginNanos(), second::sent);
                first.awaitDropped(SOON);
                assertOnly(first, second, listeners);
                Limit.check("the second encoder's sound", wait, Duration.ofMillis(500));
            }
        }
    }

    /// Two links in all that was heard since the first encoder's: hers and the other's, without a fallback between.
    private static void assertOnly(PacedSource first, PacedSource other, Listeners listeners) {
        listeners.forEach(listener -> {
            listener.awaitFirst("some more", SOON, other::sent);
            var heard = listener.heardNow();
            int start = heard.stream().map(first::sent).toList().indexOf(true);
            var sounds = heard.subList(start, heard.size()).stream()
                    .filter(some -> some.page().isSound())
                    .toList();
            assertThat(sounds).noneMatch(some -> some.isOneOf(fallback));
            assertThat(sounds).allMatch(some -> first.sent(some) || other.sent(some));
            assertThat(heard.subList(start, heard.size()).stream()
                            .filter(some -> some.page().isFirst()))
                    .as("the other's link")
                    .hasSize(1);
        });
        assertThat(listeners.areAllOpen()).isTrue();
        assertThat(listeners.complaints()).isEmpty();
    }

    @Test
    void hears_ffmpeg_that_knocked_at_her_edge() {
        Tool.needs("ffmpeg");
        try (var listeners = Listeners.tune(List.of(cluster.edge(1)), BY_EDGE, trust)) {
            listeners.awaitEach("the fallback", SOON, heard -> heard.isOneOf(fallback));
            long start = System.nanoTime();
            try (var encoder = Encoder.ffmpeg(
                    Workshop.freshFolder("ffmpeg"), cluster.edge(1).port(), BY_EDGE, 4, "libopus", "0")) {
                listeners.slowest("the encoder's link", SOON, start, StandbyTest::beginsOpus);
                encoder.awaitExit(Duration.ofSeconds(20));
            }
            assertThat(listeners.areAllOpen()).isTrue();
            assertThat(listeners.complaints()).isEmpty();
        }
    }

    @Test
    void finds_no_password_in_what_nodes_say_keep_or_log() throws IOException {
        var nodes = List.of(cluster.ingest(1), cluster.ingest(2), cluster.edge(1));
        var before = nodes.stream().map(StandbyTest::version).toList();
        xml.replaceBy(Files.readString(xml.file()).replace("what-slaves-say", "what-slaves-will-say"));
        Orders.to(cluster.config()).reload();
        Await.until(
                "the nodes have the new password",
                SOON,
                () -> nodes.stream().map(StandbyTest::version).noneMatch(before::contains));

        var hashes = hashes();
        assertThat(hashes).hasSize(2 * 5);
        assertThat(hashes).allMatch(wire.said("ingest-1", Wiretap.BUS)::contains);
        for (var said : List.of(wire.said("", Wiretap.BUS), wire.said("", Wiretap.MEMBERSHIP))) {
            assertThat(PASSWORDS).noneMatch(password -> password.isIn(said));
        }
        for (var node : cluster.all()) {
            var kept = kept(node);
            assertThat(PASSWORDS).as(node.name()).noneMatch(password -> password.isIn(kept));
            assertThat(FAR.isIn(node.log())).as(node.name()).isFalse();
        }
        assertThat(wire.said("edge", Wiretap.BUS)).contains(DOUBLE);
        for (var edge :
                List.of(wire.said("edge", Wiretap.BUS), wire.said("", Wiretap.MEMBERSHIP), kept(cluster.edge(1)))) {
            assertThat(hashes).noneMatch(edge::contains);
            assertThat(FAR.isIn(edge)).isFalse();
        }
    }

    private static double version(FloeNode node) {
        return node.metric("floe_config_version").orElse(-1);
    }

    /// Of the passwords in force, and their salts.
    private static List<String> hashes() throws IOException {
        var published = Files.readString(cluster.config().folder().resolve("state/registry.json"));
        return HASH.matcher(published).results().map(found -> found.group(1)).toList();
    }

    /// All its files, its log among them, each byte one character.
    private static String kept(FloeNode node) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(node.folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return all.toString();
    }

    private static boolean beginsOpus(Heard heard) {
        return heard.page().isFirst()
                && new String(heard.page().body(), StandardCharsets.US_ASCII).startsWith("OpusHead");
    }
}
