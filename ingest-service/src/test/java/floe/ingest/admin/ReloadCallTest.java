package floe.ingest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import floe.kit.cluster.Addresses;
import floe.kit.cluster.WireCodecs;
import floe.kit.config.ConfigJson;
import floe.kit.config.Report;
import floe.kit.config.Report.Verdict;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An administrator who has the configuration read anew")
@ExtendWith(VertxExtension.class)
class ReloadCallTest {
    private static final String ADMIN = "admin:boss";
    private Vertx vertx;
    private TestOffice office;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        office = new TestOffice(vertx, "ingest-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/reloadconfig", "/admin/function?perform=updatecfg"})
    void reads_what_is_in_force_now(String target) throws Exception {
        configServiceSays(Verdict.TAKEN, List.of("mount /a&b changed: fallbacks"), List.of());
        assertThat(office.get(target, ADMIN))
                .startsWith("HTTP/1.0 200 OK\r\n")
                .endsWith("<iceresponse><message>Configuration read by config-1: version 7 (abcd) is in force: "
                        + "mount /a&amp;b changed: fallbacks</message><return>1</return></iceresponse>\n");
    }

    @Test
    void reads_where_the_file_is_wrong() throws Exception {
        configServiceSays(Verdict.REFUSED, List.of(), List.of("icecast.xml:3:14 <clients> 'many' is no number"));
        assertThat(office.get("/admin/reloadconfig", ADMIN))
                .startsWith("HTTP/1.0 400 ")
                .contains("version 7 (abcd) stays in force: icecast.xml:3:14 &lt;clients&gt; 'many' is no number");
    }

    @Test
    void reads_that_nobody_could() throws Exception {
        assertThat(office.get("/admin/reloadconfig", ADMIN))
                .startsWith("HTTP/1.0 503 ")
                .contains("no config service answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source:secret", "relay:slave", "admin:wrong"})
    void is_the_administrator_and_nobody_else(String credentials) throws Exception {
        configServiceSays(Verdict.SAME, List.of(), List.of());
        assertThat(office.get("/admin/reloadconfig", credentials)).startsWith("HTTP/1.0 401 ");
    }

    @Test
    void asks_icecast_kh_for_nothing_else() throws Exception {
        configServiceSays(Verdict.SAME, List.of(), List.of());
        assertThat(office.get("/admin/function?perform=dance", ADMIN))
                .startsWith("HTTP/1.0 400 ")
                .contains("No such handler");
    }

    private void configServiceSays(Verdict verdict, List<String> changes, List<String> errors) {
        var report = new Report("config-1", verdict, 7, "abcd", changes, errors, List.of());
        vertx.eventBus()
                .<Buffer>consumer(
                        Addresses.RELOAD, asked -> asked.reply(ConfigJson.write(new Report.All(List.of(report)))))
                .completion()
                .await();
    }
}
