package floe.mount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What a configuration would change")
class ForecastTest {
    private static final MountName LIVE = new MountName("/live");
    private static final MountName LOOP = new MountName("/loop.ogg");
    private static final MountConfig PLAIN = MountConfig.plain(LIVE, Limits.DEFAULT);
    private static final MountConfig WITH_FALLBACK =
            PLAIN.with(PLAIN.listeners().withFallback(FallbackRules.to(LOOP)));
    private static final Asset FILE = new Asset("/loop.ogg", "ab".repeat(32), 5);
    private static final ClusterConfig BARE =
            ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT);

    @Test
    void is_nothing_when_it_says_the_same() {
        var forecast = Forecast.of(mounts(PLAIN), mounts(PLAIN).published(7, "d"), Set.of(LIVE));
        assertThat(forecast).isEqualTo(new Forecast(List.of(), List.of(), List.of()));
    }

    @Test
    void is_told_in_the_words_of_the_file_and_without_a_secret() {
        var login = new Login("source", "00", "11", 1, false);
        var after = mounts(PLAIN.withLogin(login).with(PLAIN.listeners().withMaxListeners(5)));
        assertThat(Forecast.of(mounts(PLAIN), after, Set.of(LIVE)).lines())
                .extracting(line -> line.change() + " - " + line.means())
                .containsExactly(
                        "mount /live changed: password, max-listeners - counts at once; source and listeners stay");
    }

    @Test
    void is_told_of_the_log_too() {
        var loud = BARE.withLogLevel(LogLevel.DEBUG);
        assertThat(Forecast.of(BARE, loud, Set.of()).lines())
                .extracting(line -> line.change() + " - " + line.means())
                .containsExactly("loglevel added - in the logs of all nodes, from now on");
        assertThat(Forecast.of(loud, BARE, Set.of()).lines())
                .extracting(line -> line.change() + " - " + line.means())
                .containsExactly("loglevel removed - in the logs of all nodes, from now on");
    }

    @Nested
    class reaches_nobody {
        @Test
        void who_came_in_by_a_socket_that_is_closed() {
            var before = BARE.at(List.of(ListenSocket.plain("0.0.0.0", 8000)), null);
            var forecast = Forecast.of(before, BARE, Set.of(LIVE));
            assertThat(forecast.lines())
                    .extracting(Forecast.Line::means)
                    .containsExactly("takes nobody new; who came in by it stays");
            assertNobody(forecast);
        }

        @Test
        void whose_mount_loses_its_block_while_it_has_a_source() {
            assertNobody(Forecast.of(withFile(WITH_FALLBACK), BARE, Set.of(LIVE)));
        }

        @Test
        void whose_fallback_is_another_one_then() {
            var other = new MountName("/other");
            var after = mounts(PLAIN.with(PLAIN.listeners().withFallback(FallbackRules.to(other))));
            assertNobody(Forecast.of(withFile(WITH_FALLBACK), after, Set.of(other)));
        }

        @Test
        void whose_relay_is_not_on_the_air() {
            assertNobody(Forecast.of(relay(8000), BARE, Set.of()));
        }

        private static void assertNobody(Forecast forecast) {
            assertThat(forecast.lines()).isNotEmpty();
            assertThat(forecast.ending()).isEmpty();
            assertThat(forecast.silenced()).isEmpty();
        }
    }

    @Nested
    class reaches_those {
        @Test
        void whose_source_is_fetched_and_shall_not_be_any_more() {
            assertThat(Forecast.of(relay(8000), BARE, Set.of(LIVE)).ending()).containsExactly(LIVE);
        }

        @Test
        void whose_source_shall_be_fetched_from_elsewhere() {
            var forecast = Forecast.of(relay(8000), relay(9000), Set.of(LIVE));
            assertThat(forecast.ending()).containsExactly(LIVE);
            assertThat(forecast.lines())
                    .extracting(line -> line.change().toString())
                    .containsExactly("relays, directories and events changed: relay /live");
        }

        @Test
        void who_hear_a_fallback_that_would_be_gone() {
            assertThat(Forecast.of(withFile(WITH_FALLBACK), withFile(PLAIN), Set.of())
                            .silenced())
                    .containsExactly(LIVE);
            assertThat(Forecast.of(withFile(WITH_FALLBACK), mounts(WITH_FALLBACK), Set.of())
                            .silenced())
                    .containsExactly(LIVE);
        }
    }

    private static ClusterConfig mounts(MountConfig mount) {
        return BARE.withMounts(List.of(mount), BARE.otherMounts());
    }

    private static ClusterConfig withFile(MountConfig mount) {
        return mounts(mount).withFiles(List.of(FILE), AccessLists.OPEN);
    }

    private static ClusterConfig relay(int port) {
        var upstream =
                new Upstream("master", port, false, "/live", null, null, null, null, Duration.ofSeconds(5), true);
        var relay = new RelayConfig(LIVE, List.of(upstream), false);
        return BARE.withOutside(new Outside(List.of(relay), null, List.of(), null, List.of()));
    }
}
