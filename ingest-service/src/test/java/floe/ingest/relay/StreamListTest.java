package floe.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.MasterConfig;
import floe.mount.MountName;
import floe.mount.RelayConfig;
import floe.mount.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A master's list")
class StreamListTest {
    private static MasterConfig master(boolean tls, boolean auth) {
        var list = new Upstream(
                "m",
                8000,
                tls,
                "/admin/streamlist.txt",
                "relay",
                "pw",
                "127.0.0.2",
                "/ca",
                Duration.ofSeconds(10),
                true);
        return new MasterConfig(list, Duration.ofMinutes(2), true, auth);
    }

    private static List<Upstream> upstreams(String text, MasterConfig master) {
        return StreamList.read(text, master).stream()
                .flatMap(relay -> relay.upstreams().stream())
                .toList();
    }

    @Test
    void names_mounts_of_the_master() {
        assertThat(StreamList.read("/a.ogg\r\n/my show.mp3\n\n", master(false, false)))
                .extracting(RelayConfig::mount)
                .containsExactly(new MountName("/a.ogg"), new MountName("/my show.mp3"));
        assertThat(upstreams("/my show.mp3\n", master(true, false)))
                .extracting(Upstream::toString)
                .containsExactly("https://m:8000/my%20show.mp3");
    }

    @Test
    void may_name_those_of_others() {
        var relays = StreamList.read("http://other:9000/x/y.ogg?z\n", master(false, true));
        assertThat(relays).singleElement().satisfies(relay -> {
            assertThat(relay.mount()).isEqualTo(new MountName("/x/y.ogg"));
            assertThat(relay.upstreams().getFirst()).hasToString("http://other:9000/x/y.ogg");
            assertThat(relay.upstreams().getFirst().user()).isNull();
        });
    }

    @Test
    void is_fetched_by_the_way_to_the_master_with_its_credentials_only_when_that_is_wanted() {
        assertThat(upstreams("/a", master(false, false))).singleElement().satisfies(upstream -> {
            assertThat(upstream.password()).isNull();
            assertThat(upstream.bind()).isEqualTo("127.0.0.2");
            assertThat(upstream.trust()).isEqualTo("/ca");
        });
        assertThat(upstreams("/a", master(false, true)).getFirst().password()).isEqualTo("pw");
    }

    @Test
    void makes_relays_on_demand_when_the_master_is() {
        assertThat(StreamList.read("/a", master(false, false))).allMatch(RelayConfig::onDemand);
    }

    @Test
    void is_read_past_what_names_no_mount() {
        assertThat(StreamList.read(
                        "<html>\n/../etc\nftp://m/x\nhttp://m:99999/x\n/a\u0007\n//x\nhttp://m/\n/ok\n",
                        master(false, false)))
                .extracting(RelayConfig::mount)
                .containsExactly(new MountName("/ok"));
    }

    @Test
    void is_read_to_its_thousandth_line() {
        var text = IntStream.range(0, 5000).mapToObj(i -> "/m" + i).collect(Collectors.joining("\n"));
        assertThat(StreamList.read(text, master(false, false))).hasSize(1000);
    }
}
