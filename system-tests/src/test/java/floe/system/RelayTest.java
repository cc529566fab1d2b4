package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a mount that the cluster fetches from Debian's icecast2")
@ExtendWith(ShowLogs.class)
class RelayTest {
    private static final String FAR = "/far.ogg";
    private static final String NEAR = "/near.ogg";
    private static final String ON_DEMAND = "/on-demand.ogg";
    private static final Duration SOON = Duration.ofSeconds(8);
    private static DebianIcecast icecast;
    private static Cluster cluster;
    private static PacedSource source;

    @BeforeAll
    static void start() {
        var folder = Workshop.freshFolder("relay");
        icecast = DebianIcecast.start(Workshop.freshFolder("icecast2"), "");
        source = PacedSource.play(Media.opus(), icecast.port(), FAR);
        var xml = IcecastXml.create(folder, List.of());
        xml.replaceBy(xml.text().replace("<paths>", relay(NEAR, 0) + relay(ON_DEMAND, 1) + "<paths>"));
        cluster = Cluster.start(xml, 2, 1);
    }

    private static String relay(String mount, int onDemand) {
        return """
                <relay>
                    <server>127.0.0.1</server><port>%d</port><mount>%s</mount>
                    <local-mount>%s</local-mount><on-demand>%d</on-demand>
                </relay>
                """.formatted(icecast.port(), FAR, mount, onDemand);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
        if (source != null) {
            source.close();
        }
        if (icecast != null) {
            icecast.close();
        }
    }

    @Test
    void hears_what_the_source_there_sends_also_when_the_ingest_that_fetches_it_dies() {
        Await.until("one ingest fetches it", SOON, () -> fetching(1) + fetching(2) == 1);
        try (var listener = Listener.tune(cluster.edge(1).port(), NEAR)) {
            listener.awaitFirst("the source", SOON, source::sent);
            int runner = fetching(1) == 1 ? 1 : 2;
            int heard = listener.heardNow().size();
            long died = System.nanoTime();
            cluster.ingest(runner).process().kill();
            var next = listener.awaitNext(
                    "the source by the other ingest",
                    Duration.ofSeconds(20),
                    heard,
                    some -> some.since(died).compareTo(Duration.ofMillis(1_500)) > 0 && source.sent(some));
            Limit.check("fetched by the other ingest", next.since(died), Duration.ofSeconds(5));
            assertThat(fetching(3 - runner)).isEqualTo(1);
            assertThat(listener.isOpen()).isTrue();
            assertThat(listener.complaints()).isEmpty();
            cluster.again("ingest-" + runner).awaitReady();
            Await.pause(Duration.ofSeconds(3));
            assertThat(fetching(3 - runner)).as("it stays where it is").isEqualTo(1);
        }
    }

    private static double fetching(int ingest) {
        return cluster.ingest(ingest)
                .metric("floe_relay_up{mount=\"" + NEAR + "\"}")
                .orElse(0);
    }

    @Test
    void hears_one_on_demand_as_soon_as_it_is_asked_for() {
        Await.until(
                "it is offered",
                SOON,
                () -> cluster.edge(1).replyHead(ON_DEMAND).contains(" 200 "));
        try (var listener = Listener.tune(cluster.edge(1).port(), ON_DEMAND)) {
            listener.awaitFirst("the source", SOON, source::sent);
            assertThat(listener.complaints()).isEmpty();
        }
    }

    @Test
    void hears_it_too_when_another_icecast2_fetches_it_from_here() {
        Await.until(
                "it is on the air", SOON, () -> cluster.edge(1).replyHead(NEAR).contains(" 200 "));
        var relay = "<relay><server>127.0.0.1</server><port>%d</port><mount>%s</mount></relay>"
                .formatted(cluster.edge(1).port(), NEAR);
        try (var back = DebianIcecast.start(Workshop.freshFolder("icecast2-back"), relay)) {
            Await.until(
                    "icecast2 has it",
                    Duration.ofSeconds(20),
                    () -> status(back.port()).contains(" 200 "));
            try (var listener = Listener.tune(back.port(), NEAR)) {
                listener.awaitFirst("the source", SOON, source::sent);
                assertThat(listener.complaints()).isEmpty();
            }
        }
    }

    private static String status(int port) {
        try (var listener = Listener.tune(port, NEAR)) {
            return listener.awaitHead(Duration.ofSeconds(2));
        }
    }
}
