package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.WireCodecs;
import floe.mount.MountName;
import floe.wire.Diversion;
import floe.wire.MountClaim;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A call that names another fallback")
@ExtendWith(VertxExtension.class)
class FallbackCallTest {
    private static final String LIVE = "/live.mp3";
    private static final String CONFIGURED =
            "<html><head><title>Admin request successful</title></head><body><p>Fallback"
                    + " configured</p></body></html>";

    private Vertx vertx;
    private TestOffice office;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        office = new TestOffice(vertx, "ingest-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fallbacks", "fallbacks.xsl", "fallback"})
    void is_answered_in_icecasts_words_and_told_to_all_nodes(String command) throws Exception {
        office.source(LIVE);
        assertThat(office.get("/admin/" + command + "?mount=" + LIVE + "&fallback=/other.mp3", "admin:boss"))
                .startsWith("HTTP/1.0 200 OK\r\n")
                .contains("Content-Type: text/html; charset=utf-8\r\n")
                .endsWith("\r\n\r\n" + CONFIGURED);
        office.await(LIVE, to("/other.mp3"));
    }

    @Test
    void may_come_from_who_feeds_the_mount() throws Exception {
        office.source("/own.mp3");
        assertThat(office.get("/admin/fallbacks?mount=/own.mp3&fallback=/x", "dj:own"))
                .endsWith(CONFIGURED);
        assertThat(office.get("/admin/fallbacks?mount=/own.mp3&fallback=/x", "source:secret"))
                .contains(" 401 ");
    }

    @Test
    void is_heard_on_a_node_that_does_not_carry_the_mount() throws Exception {
        var other = new TestOffice(vertx, "ingest-2");
        office.source(LIVE);
        other.await(LIVE, _ -> true);
        assertThat(other.get("/admin/fallbacks?mount=" + LIVE + "&fallback=/x", "admin:boss"))
                .endsWith(CONFIGURED);
        other.await(LIVE, to("/x"));
    }

    @Test
    void may_name_none() throws Exception {
        office.source(LIVE);
        office.get("/admin/fallbacks?mount=" + LIVE + "&fallback=", "admin:boss");
        office.await(LIVE, to());
    }

    @Test
    void holds_until_the_source_restarts() throws Exception {
        var source = office.source(LIVE);
        office.get("/admin/fallbacks?mount=" + LIVE + "&fallback=/x", "admin:boss");
        office.await(LIVE, to("/x"));
        source.leave();
        office.source(LIVE);
        office.await(LIVE, claim -> claim.diversion() == null);
    }

    @Test
    void is_refused_with_the_path_when_it_goes_round_by_what_was_said_before() throws Exception {
        office.source(LIVE);
        office.source("/own.mp3");
        office.get("/admin/fallbacks?mount=" + LIVE + "&fallback=/own.mp3", "admin:boss");
        office.await(LIVE, to("/own.mp3"));
        assertThat(office.get("/admin/fallbacks?mount=/own.mp3&fallback=" + LIVE, "admin:boss"))
                .contains(" 400 ")
                .containsPattern("in a loop: (/own.mp3 → /live.mp3 → /own.mp3|/live.mp3 → /own.mp3 → /live.mp3)");
        assertThat(office.get("/admin/fallbacks?mount=" + LIVE + "&fallback=" + LIVE, "admin:boss"))
                .contains(" 400 ")
                .contains("in a loop: /live.mp3 → /live.mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "?fallback=/x, 400, Unknown admin request",
        "?mount=/nobody&fallback=/x, 400, Source does not exist",
        "?mount=/live.mp3, 400, Missing parameter",
        "?mount=/live.mp3&fallback=x, 400, The fallback is no name of a mount"
    })
    void is_refused_as_icecast_refuses_it(String query, int status, String message) throws Exception {
        office.source(LIVE);
        assertThat(office.get("/admin/fallbacks" + query, "admin:boss"))
                .contains(" " + status + " ")
                .contains(message);
    }

    @Test
    void is_asked_who_it_is() throws Exception {
        office.source(LIVE);
        assertThat(office.get("/admin/fallbacks?mount=" + LIVE + "&fallback=/x", null))
                .contains(" 401 ");
    }

    private static Predicate<MountClaim> to(String... mounts) {
        var expected = List.of(mounts).stream().map(MountName::new).toList();
        return claim -> claim.diversion() instanceof Diversion(var _, var to) && to.equals(expected);
    }
}
