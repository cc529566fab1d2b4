package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static SSLContext trust;
    private static Cluster cluster;
    private static PacedSource source;
    private Listeners listeners = new Listeners(List.of());

    @BeforeAll
    static void start() {
        xml = IcecastXml.create(Workshop.freshFolder("config-loss"), List.of(LIVE));
        trust = TestCertificate.trust(xml.certificate());
        cluster = Cluster.start(xml, 1, 2);
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

    @Nested
    class whose_config_service_was_killed {
        @BeforeEach
        void kill() {
            cluster.config().process().kill();
            cluster.config().process().awaitExit(SOON);
        }

        @AfterEach
        void mend() {
            cluster.again("config").awaitReady();
        }

        @Test
        void hears_on_and_so_does_who_comes_now_and_who_comes_to_a_restarted_edge() {
            assertHeardAt(cluster.edge(1));
            assertHeardAt(cluster.edge(2));
            cluster.edge(2).process().terminate();
            cluster.edge(2).process().awaitExit(Duration.ofSeconds(30));
            cluster.again("edge-2").awaitReady();
            assertHeardAt(cluster.edge(2));
            assertNothingHappened();
        }

        private static void assertHeardAt(FloeNode edge) {
            try (var newcomers = Listeners.tune(List.of(edge), LIVE, trust)) {
                newcomers.awaitEach("the source", SOON, source::sent);
            }
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
        var metric = node == cluster.config() ? "floe_config_published_version" : "floe_config_version";
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
