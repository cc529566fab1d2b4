package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.stream.StreamEvent;
import floe.wire.MountClaim;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A second source for a mount")
@ExtendWith(VertxExtension.class)
class SuccessionTest {
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final MountName ALWAYS = new MountName("/always.ogg");
    private static final MountName NEVER = new MountName("/never.ogg");

    private TestIngest one;
    private TestIngest two;
    private FakeEdge edge;

    @BeforeEach
    void open(Vertx vertx) throws InterruptedException {
        WireCodecs.register(vertx);
        one = new TestIngest(vertx, "ingest-1", FixedConfig.of(8, Duration.ofSeconds(10)));
        two = new TestIngest(vertx, "ingest-2", FixedConfig.of(8, Duration.ofSeconds(10)));
        edge = new FakeEdge(vertx, "edge-1");
        one.awaitIngests(2);
        two.awaitIngests(2);
    }

    private static String login(MountName mount, String user, String password) {
        return "SOURCE " + mount + " HTTP/1.0\r\n" + Encoder.basic(user, password)
                + "Content-Type: application/ogg\r\n\r\n";
    }

    private TestIngest ingest(String name) {
        return name.equals("ingest-1") ? one : two;
    }

    @Nested
    class with_the_same_credentials {
        @ParameterizedTest
        @ValueSource(strings = {"ingest-1", "ingest-2"})
        void takes_over_from_one_that_has_been_silent_for_two_seconds(String where) throws Exception {
            try (var dead = one.connect();
                    var next = ingest(where).connect()) {
                dead.send(login(LIVE, "source", "secret")).read(OK.length());
                long epoch = one.await(LIVE, _ -> true).epoch();
                Thread.sleep(1400);
                long before = System.nanoTime();
                next.send(login(LIVE, "source", "secret"));
                assertThat(next.read(OK.length())).isEqualTo(OK);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isBetween(Duration.ofMillis(300), Duration.ofMillis(1200));
                one.await(LIVE, claim -> claim.epoch() > epoch && claim.node().equals(where));
                assertThat(dead.readAll()).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"ingest-1", "ingest-2"})
        void takes_over_at_once_where_the_mount_always_allows_it(String where) throws Exception {
            try (var first = one.connect();
                    var next = ingest(where).connect()) {
                first.send(login(ALWAYS, "source", "secret")).read(OK.length());
                long epoch = edge.renew("ingest-1", ALWAYS, 1).epoch();
                first.send(OggBytes.opus(2));
                edge.events(3);
                next.send(login(ALWAYS, "source", "secret"));
                assertThat(next.read(OK.length())).isEqualTo(OK);
                assertThat(first.readAll()).isEmpty();
                var claim =
                        one.await(ALWAYS, it -> it.epoch() > epoch && it.node().equals(where));
                assertThat(edge.renew(where, ALWAYS, 1).epoch()).isEqualTo(claim.epoch());
            }
        }

        @Test
        void ends_the_first_without_an_end_that_listeners_would_hear() throws Exception {
            try (var first = one.connect();
                    var next = one.connect()) {
                first.send(login(ALWAYS, "source", "secret")).read(OK.length());
                one.await(ALWAYS, _ -> true);
                edge.renew("ingest-1", ALWAYS, 1);
                first.send(OggBytes.opus(2));
                edge.events(3);
                next.send(login(ALWAYS, "source", "secret")).read(OK.length());
                one.awaitCount("floe.source.ends", "reason", "taken-over", 1);
                edge.renew("ingest-1", ALWAYS, 1);
                next.send(OggBytes.opus(2));
                assertThat(edge.events(3)).noneMatch(StreamEvent.End.class::isInstance);
            }
        }

        @Test
        void hears_that_the_mount_is_in_use_while_the_first_one_speaks() throws Exception {
            try (var first = one.connect();
                    var next = two.connect()) {
                first.send(login(LIVE, "source", "secret")).read(OK.length());
                first.send(OggBytes.opus(2));
                one.await(LIVE, _ -> true);
                long before = System.nanoTime();
                assertThat(next.send(login(LIVE, "source", "secret")).readAll()).contains("Mountpoint in use");
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            }
        }

        @Test
        void never_takes_over_where_the_mount_forbids_it() throws Exception {
            try (var first = one.connect();
                    var next = two.connect()) {
                first.send(login(NEVER, "source", "secret")).read(OK.length());
                one.await(NEVER, _ -> true);
                Thread.sleep(2100);
                assertThat(next.send(login(NEVER, "source", "secret")).readAll())
                        .contains("Mountpoint in use");
            }
        }
    }

    @Nested
    class with_standby_credentials {
        @ParameterizedTest
        @ValueSource(strings = {"ingest-1", "ingest-2"})
        void is_heard_from_a_page_that_it_sent_before_when_the_first_goes(String where) throws Exception {
            try (var first = one.connect();
                    var backup = ingest(where).connect()) {
                first.send(login(NEVER, "source", "secret")).read(OK.length());
                one.await(NEVER, _ -> true);
                backup.send(login(NEVER, "backup", "reserve"));
                assertThat(backup.read(OK.length())).isEqualTo(OK);
                backup.send(OggBytes.opus(3));
                one.awaitStandby(NEVER, 1);
                first.leave();
                var claim = one.await(NEVER, it -> it.priority() == 1);
                assertThat(claim.node()).isEqualTo(where);
                var opening = Objects.requireNonNull(edge.renew(where, NEVER, 1).opening());
                assertThat(opening.pages().events())
                        .filteredOn(StreamEvent.Audio.class::isInstance)
                        .hasSize(1);
                backup.send(OggBytes.opusPages(3, 2));
                assertThat(edge.events(2)).hasOnlyElementsOfType(StreamEvent.Audio.class);
            }
        }

        @Test
        void gives_way_when_the_first_is_back_and_stands_by_again() throws Exception {
            try (var backup = two.connect();
                    var first = one.connect()) {
                backup.send(login(NEVER, "backup", "reserve")).read(OK.length());
                backup.send(OggBytes.opus(3));
                one.await(NEVER, claim -> claim.node().equals("ingest-2"));
                first.send(login(NEVER, "source", "secret"));
                assertThat(first.read(OK.length())).isEqualTo(OK);
                one.await(NEVER, claim -> claim.node().equals("ingest-1"));
                one.awaitStandby(NEVER, 1);
                first.leave();
                one.await(NEVER, claim -> claim.node().equals("ingest-2"));
            }
        }

        @Test
        void is_no_longer_told_of_when_it_leaves() throws Exception {
            try (var first = one.connect();
                    var backup = two.connect()) {
                first.send(login(NEVER, "source", "secret")).read(OK.length());
                one.await(NEVER, _ -> true);
                backup.send(login(NEVER, "backup", "reserve")).read(OK.length());
                one.awaitStandby(NEVER, 1);
                backup.leave();
                one.awaitStandby(NEVER, Integer.MAX_VALUE);
                assertThat(one.awaitDirectory(NEVER, Optional::isPresent).map(MountClaim::node))
                        .hasValue("ingest-1");
            }
        }
    }
}
