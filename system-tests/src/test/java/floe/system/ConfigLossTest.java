package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster")
@ExtendWith(ShowLogs.class)
class ConfigLossTest {
    private static final String LIVE = "/live.ogg";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static IcecastXml xml;
    /// What the second config service reads, with a web root of its own.
    private static IcecastXml other;
    private static SSLContext trust;
    private static Cluster cluster;
    private static PacedSource source;
    private Listeners listeners = new Listeners(List.of());

    @BeforeAll
    static void start() {
        xml = IcecastXml.create(Workshop.freshFolder("config-loss"), List.of(LIVE));
        trust = TestCertificate.trust(xml.certificate());
        other = IcecastXml.create(Workshop.freshFolder("config-loss-2"), List.of(LIVE));
        agree();
        cluster = Cluster.start(xml, 1, 2);
        cluster.add("config", "config-2", other.file()).awaitReady();
        source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), LIVE);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        source.close();
    }

    @BeforeEach
    void listen() {
        listeners = Listeners.tune(List.of(cluster.edge(1)), LIVE, trust);
        listeners.awaitEach("the source", SOON, source::sent);
    }

    @AfterEach
    void leave() {
        listeners.close();
    }

    private void assertNothingHappened() {
        long now = System.nanoTime();
        listeners.slowest("the source goes on", SOON, now, source::sent);
        assertThat(listeners.areAllOpen()).isTrue();
        assertThat(listeners.complaints()).isEmpty();
    }

    /// Both files say the same. Certificates are the edges' own; the first one's is named.
    private static void agree() {
        other.replaceBy(xml.text().replace("<webroot>" + xml.folder(), "<webroot>" + other.folder()));
    }

    private static void kill(String nodeName) {
        cluster.node(nodeName).process().kill();
        cluster.node(nodeName).process().awaitExit(SOON);
    }

    private static boolean differs(FloeNode node) {
        return node.metric("floe_config_differing").orElse(-1) > 0;
    }

    @Nested
    class whose_config_services_were_all_killed {
        @BeforeEach
        void kill() {
            ConfigLossTest.kill("config");
            ConfigLossTest.kill("config-2");
        }

        @AfterEach
        void mend() {
            cluster.again("config").awaitReady();
            cluster.again("config-2").awaitReady();
        }

        @Test
        void hears_on_and_so_does_who_comes_now_and_who_comes_to_a_restarted_edge() {
            assertHeardAt(cluster.edge(1));
            assertHeardAt(cluster.edge(2));
            cluster.edge(2).process().terminate();
            cluster.edge(2).process().awaitExit(Duration.ofSeconds(30));
            Limit.check(
                    "an edge's start from its saved copy",
                    cluster.again("edge-2").awaitReady(Duration.ofSeconds(60)),
                    Duration.ofSeconds(10));
            assertHeardAt(cluster.edge(2));
            assertNothingHappened();
        }

        @Test
        void hears_on_while_an_edge_whose_copy_is_damaged_waits_and_says_why() throws IOException {
            cluster.edge(2).process().terminate();
            cluster.edge(2).process().awaitExit(Duration.ofSeconds(30));
            var saved = cluster.edge(2).folder().resolve("state/config.json");
            Files.writeString(saved, Files.readString(saved).replace("\"clients\":500", "\"clients\":900"));
            assertWaits(cluster.again("edge-2"), "it is damaged", "no configuration: nobody answers");
            assertNothingHappened();
            cluster.again("config").awaitReady();
            cluster.edge(2).awaitReady();
            assertHeardAt(cluster.edge(2));
            ConfigLossTest.kill("config");
        }

        private static void assertWaits(FloeNode edge, String... words) {
            for (var word : words) {
                Await.until(
                        "the log says: " + word,
                        Duration.ofSeconds(30),
                        () -> edge.log().contains(word));
            }
            Await.until("it is not ready", SOON, () -> edge.health() == 503);
        }

        private static void assertHeardAt(FloeNode edge) {
            try (var newcomers = Listeners.tune(List.of(edge), LIVE, trust)) {
                newcomers.awaitEach("the source", SOON, source::sent);
            }
        }
    }

    @Nested
    class that_has_two_config_services {
        @AfterEach
        void mend() {
            xml.publish("first");
            agree();
            Await.until("all agree again", SOON, () -> cluster.all().stream().noneMatch(ConfigLossTest::differs));
        }

        @Test
        void hears_on_when_one_dies_and_the_other_goes_on_publishing() {
            kill("config");
            other.replaceBy(other.text()
                    .replace(other.certificate().toString(), xml.certificate().toString())
                    .replace("value=\"first\"", "value=\"third\""));
            var edges = List.of(cluster.edge(1), cluster.edge(2));
            var took = Await.until(
                    "the edges have what the second one says",
                    SOON,
                    () -> edges.stream()
                            .allMatch(edge -> edge.replyHead(LIVE).contains(IcecastXml.EDITION_HEADER + ": third")));
            cluster.again("config").awaitReady();
            Await.until(
                    "every node tells that the first one's file is another",
                    SOON,
                    () -> cluster.all().stream().allMatch(ConfigLossTest::differs));
            assertThat(edges).allMatch(edge -> edge.replyHead(LIVE).contains(IcecastXml.EDITION_HEADER + ": third"));
            assertNothingHappened();
            Limit.check("the new configuration", took, Duration.ofSeconds(2));
        }
    }

    @Nested
    class whose_icecast_xml_is_replaced {
        @Test
        void hears_on_while_a_good_file_comes_into_force_on_all_nodes_within_two_seconds() {
            var old = cluster.all().stream().map(ConfigLossTest::version).toList();
            xml.publish("second");
            var took = Await.until("all nodes have the second edition", SOON, ConfigLossTest::isSecondEditionInForce);
            var now = cluster.all().stream().map(ConfigLossTest::version).toList();
            assertThat(now.stream().distinct()).as("the versions of all nodes").hasSize(1);
            assertThat(old).allMatch(version -> version < now.getFirst());
            assertNothingHappened();
            Limit.check("the new configuration", took, Duration.ofSeconds(2));
        }

        @Test
        void hears_on_while_nodes_tell_as_much_of_it_as_the_operator_wants() {
            var level = "<logging><loglevel>%s</loglevel></logging>    <paths>";
            change(xml.text().replace("    <paths>", level.formatted("error")));
            var told = cluster.all().stream().map(FloeNode::log).toList();
            change(xml.text().replace("    <paths>", level.formatted("error")).replace("first", "silent"));
            assertThat(cluster.all().stream().map(FloeNode::log)).isEqualTo(told);
            change(xml.text());
            assertThat(cluster.all()).allMatch(node -> node.log().contains("version=" + (long) version(node) + " "));
            assertNothingHappened();
        }

        /// Done when all nodes run on it.
        private static void change(String text) {
            var before = version(cluster.config());
            xml.replaceBy(text);
            Orders.to(cluster.config()).reload();
            Await.until(
                    "all nodes have it", SOON, () -> cluster.all().stream().allMatch(node -> version(node) > before));
        }

        @Test
        void hears_on_when_the_file_is_wrong_and_the_operator_reads_where() {
            var before = cluster.edge(1)
                    .replyHead(LIVE)
                    .lines()
                    .filter(ConfigLossTest::isEdition)
                    .toList();
            var old = cluster.all().stream().map(ConfigLossTest::version).toList();
            var wrong = xml.text().replace("<clients>500</clients>", "<clients>very many</clients>");
            int line =
                    (int) wrong.substring(0, wrong.indexOf("<clients>")).lines().count();
            xml.replaceBy(wrong);
            Await.until(
                    "the log names line " + line + " and the element",
                    SOON,
                    () -> cluster.config()
                            .log()
                            .lines()
                            .anyMatch(
                                    said -> said.contains("icecast.xml:" + line + ":") && said.contains("<clients>")));
            assertThat(cluster.all().stream().map(ConfigLossTest::version)).isEqualTo(old);
            assertThat(cluster.edge(1).replyHead(LIVE).lines().filter(ConfigLossTest::isEdition))
                    .isEqualTo(before);
            assertNothingHappened();
        }
    }

    /// That it runs on, or that it publishes.
    private static double version(FloeNode node) {
        var metric = node.name().startsWith("config") ? "floe_config_published_version" : "floe_config_version";
        return node.metric(metric).orElse(-1);
    }

    private static boolean isSecondEditionInForce() {
        return cluster.all().stream().map(ConfigLossTest::version).distinct().count() == 1
                && List.of(cluster.edge(1), cluster.edge(2)).stream()
                        .allMatch(edge -> edge.replyHead(LIVE).contains(IcecastXml.EDITION_HEADER + ": second"));
    }

    private static boolean isEdition(String line) {
        return line.startsWith(IcecastXml.EDITION_HEADER);
    }
}
