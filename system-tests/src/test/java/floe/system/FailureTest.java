package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a cluster where something breaks")
@ExtendWith(ShowLogs.class)
class FailureTest {
    private static final String KILLED_SOURCE = "/killed-source.ogg";
    private static final String KILLED_INGEST = "/killed-ingest.ogg";
    private static final String FROZEN_INGEST = "/frozen-ingest.ogg";
    private static final String KILLED_INGESTS = "/killed-ingests.ogg";
    /// More than one to measure how much it varies.
    private static final int KILLS = Integer.getInteger("floe.kills", 1);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static Set<Long> fallback;
    private static SSLContext trust;
    private static Cluster cluster;
    private final List<PacedSource> newSources = new ArrayList<>();

    @BeforeAll
    static void start() {
        var xml = IcecastXml.create(
                Workshop.freshFolder("failure"), List.of(KILLED_SOURCE, KILLED_INGEST, FROZEN_INGEST, KILLED_INGESTS));
        fallback = Media.sounds(Media.fallback());
        trust = TestCertificate.trust(xml.certificate());
        cluster = Cluster.start(xml, 2, 2);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void mend() {
        newSources.forEach(PacedSource::close);
        newSources.clear();
        for (int i = 1; i <= 2; i++) {
            if (!cluster.ingest(i).process().isAlive()) {
                cluster.again("ingest-" + i).awaitReady();
            }
        }
    }

    @Test
    void hears_the_fallback_250_ms_after_the_source_dies() {
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), KILLED_SOURCE);
                var listeners = everywhere(KILLED_SOURCE)) {
            listeners.awaitEach("the source", SOON, source::sent);
            long died = source.kill();
            assertFallbackWithin(Duration.ofMillis(250), died, listeners);
            assertReturnWithin(Duration.ofSeconds(1), cluster.ingest(1), KILLED_SOURCE, listeners);
        }
    }

    @Test
    void hears_the_fallback_half_a_second_after_the_ingest_dies_and_the_source_a_second_after_it_is_back() {
        var waits = new ArrayList<Duration>();
        for (int kill = 0; kill < KILLS; kill++) {
            waits.add(killIngest(1 + kill % 2, 2 - kill % 2));
            mend();
        }
        waits.sort(Duration::compareTo);
        System.out.println(KILLS + " ingests killed: fallback after "
                + waits.get((KILLS - 1) / 2).toMillis() + " ms in half of them");
        Limit.check("the fallback's first bytes", waits.getLast(), Duration.ofMillis(500));
    }

    /// Returns how long the last of all who listen had to wait for the fallback.
    private Duration killIngest(int dying, int other) {
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(dying).port(), KILLED_INGEST);
                var listeners = everywhere(KILLED_INGEST)) {
            listeners.awaitEach("the source", SOON, source::sent);
            long died = System.nanoTime();
            cluster.ingest(dying).process().kill();
            var wait = awaitFallback(died, listeners);
            source.awaitDropped(SOON);
            assertReturnWithin(Duration.ofSeconds(1), cluster.ingest(other), KILLED_INGEST, listeners);
            return wait;
        }
    }

    @Test
    void hears_nothing_of_a_frozen_ingest_that_wakes_after_another_took_over() {
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), FROZEN_INGEST);
                var listeners = everywhere(FROZEN_INGEST)) {
            listeners.awaitEach("the source", SOON, source::sent);
            long froze = System.nanoTime();
            cluster.ingest(1).process().freeze();
            assertFallbackWithin(Duration.ofMillis(1_500), froze, listeners);
            long back = assertReturnWithin(Duration.ofSeconds(1), cluster.ingest(2), FROZEN_INGEST, listeners);
            cluster.ingest(1).process().thaw();
            source.awaitDropped(Duration.ofSeconds(1));
            Await.pause(Duration.ofSeconds(2));
            listeners.forEach(listener -> assertThat(listener.heardNow())
                    .filteredOn(heard -> heard.atNanos() > back)
                    .as("what %s heard of the frozen one", listener)
                    .noneMatch(source::sent));
        }
    }

    @Test
    void hears_the_fallback_when_all_ingests_are_dead() {
        try (var source = PacedSource.play(Media.vorbis(), cluster.ingest(1).port(), KILLED_INGESTS);
                var listeners = everywhere(KILLED_INGESTS)) {
            listeners.awaitEach("the source", SOON, source::sent);
            long died = System.nanoTime();
            kill(cluster.ingest(2));
            kill(cluster.ingest(1));
            assertFallbackWithin(Duration.ofSeconds(1), died, listeners);
        }
    }

    private static void kill(FloeNode node) {
        node.process().kill();
        node.process().awaitExit(SOON);
    }

    private static Listeners everywhere(String mount) {
        return Listeners.tune(List.of(cluster.edge(1), cluster.edge(2)), mount, trust);
    }

    private static void assertFallbackWithin(Duration limit, long sinceNanos, Listeners listeners) {
        Limit.check("the fallback's first bytes", awaitFallback(sinceNanos, listeners), limit);
    }

    private static Duration awaitFallback(long sinceNanos, Listeners listeners) {
        var slowest = listeners.slowest(
                "the fallback's link", SOON, sinceNanos, heard -> heard.page().isFirst());
        listeners.slowest("the fallback's sound", SOON, sinceNanos, heard -> heard.isOneOf(fallback));
        assertThat(listeners.areAllOpen()).isTrue();
        return slowest;
    }

    /// A new source comes and everybody hears it; then all that was heard is looked at. Returns when it was heard.
    private long assertReturnWithin(Duration limit, FloeNode ingest, String mount, Listeners listeners) {
        var source = PacedSource.play(Media.otherVorbis(), ingest.port(), mount);
        newSources.add(source);
        var slowest = listeners.slowest("the new source", SOON, source.loginNanos(), source::sent);
        long back = System.nanoTime();
        Await.pause(Duration.ofSeconds(2));
        assertThat(listeners.areAllOpen()).isTrue();
        assertThat(listeners.complaints()).isEmpty();
        listeners.forEach(listener -> assertThat(judge(listener)).isEmpty());
        Limit.check("the new source's sound", slowest, limit);
        return back;
    }

    private static List<String> judge(Listener listener) {
        var capture = listener.capture(Workshop.freshFolder("capture").resolve("capture.ogg"));
        var found = new ArrayList<String>(Tool.withoutJoin(Tool.ogginfo(capture)));
        found.addAll(Tool.oggz(capture));
        return found;
    }
}
