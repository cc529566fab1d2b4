package floe.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A listener of a server whose configuration changes")
@ExtendWith(ShowLogs.class)
class ReloadTest {
    private static final String LIVE = "/live.ogg";
    private static final int LISTENERS = 500;
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ADMIN =
            Base64.getEncoder().encodeToString("admin:only-the-boss-knows".getBytes(StandardCharsets.US_ASCII));
    private static final Path FOLDER = Workshop.freshFolder("reload");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static FloeNode floe;
    private static IcecastXml xml;
    private static String original;
    private static PacedSource source;
    private static Crowd crowd;

    @BeforeAll
    static void start() throws IOException {
        floe = FloeNode.runWithShoutcast(FOLDER, "/shout.mp3").awaitReady();
        xml = new IcecastXml(FOLDER, "first", List.of(LIVE));
        original = xml.onSockets(floe.port(), floe.tlsPort(), "/shout.mp3").replace("<clients>500", "<clients>2000");
        change(original);
        source = PacedSource.play(Media.vorbis(), floe.port(), LIVE);
        crowd = Crowd.tune(floe.port(), LIVE, LISTENERS);
        crowd.awaitPages(1, SOON);
    }

    @AfterAll
    static void stop() {
        crowd.close();
        source.close();
        floe.close();
    }

    @Test
    void hears_every_page_through_fifty_changes_half_of_which_are_wrong() throws Exception {
        var edits = edits();
        var way = 0;
        for (var edit : edits.inTurn()) {
            double before = version();
            xml.replaceBy(edit.getValue());
            if (edits.isGood(edit)) {
                assertTaken(edit.getKey(), before, way++);
            } else {
                assertRefused(edit.getKey(), before, way++);
            }
        }
        assertThat(edits.inTurn()).hasSize(50);
        assertNobodyNoticed();
    }

    @Test
    void hears_on_while_there_is_no_file_but_a_folder() throws Exception {
        change(original);
        double before = version();
        Files.delete(xml.file());
        assertThat(Orders.to(floe).reload()).contains("REFUSED", "there is no such file");
        Files.createDirectory(xml.file());
        assertThat(Orders.to(floe).reload()).contains("REFUSED", "is no regular file");
        Files.delete(xml.file());
        assertThat(version()).isEqualTo(before);
        assertThat(floe.metric("floe_config_ok")).hasValue(0);
        change(original);
        assertThat(floe.metric("floe_config_ok")).hasValue(1);
        assertNobodyNoticed();
    }

    @Test
    void is_no_matter_to_an_operator_who_looks_first_and_then_does_it() throws Exception {
        change(original);
        var next = Files.writeString(FOLDER.resolve("next.xml"), original.replace("<clients>2000", "<clients>3000"));
        assertThat(floe("plan", next.toString())).contains("limits changed: clients", "sources that would end: none");
        double before = version();
        xml.replaceBy(Files.readString(next));
        // The watch on the file may have been quicker than the start of the command.
        assertThat(floe("reload")).contains("in force").contains("on all nodes: 1");
        assertThat(version()).isGreaterThan(before);
        assertThat(floe("status")).contains("run ").contains(" yes");
        assertNobodyNoticed();
    }

    private static Edits edits() throws IOException {
        var web = Files.createDirectories(FOLDER.resolve("other-web"));
        Files.copy(Media.fallback(), web.resolve("fallback.ogg"), StandardCopyOption.REPLACE_EXISTING);
        var certificate = TestCertificate.create(Files.createDirectories(FOLDER.resolve("other-certificate")));
        var denied = Files.writeString(FOLDER.resolve("denied"), "192.0.2.1\n");
        return Edits.of(original, Ports.free(), web.toString(), certificate.toString(), denied.toString());
    }

    private static void assertTaken(String what, double before, int way) throws IOException, InterruptedException {
        reload(way);
        Await.until(what + " is in force", SOON, () -> version() > before);
        assertThat(floe.metric("floe_config_ok")).as(what).hasValue(1);
    }

    private static void assertRefused(String what, double before, int way) throws IOException, InterruptedException {
        var said = reload(way);
        Await.until(
                what + " is refused",
                SOON,
                () -> floe.metric("floe_config_ok").stream().anyMatch(ok -> ok == 0));
        assertThat(version()).as(what).isEqualTo(before);
        if (!said.isEmpty()) {
            assertThat(said).as(what).contains("stays in force", "icecast.xml");
        }
    }

    /// In one of the ways there are, each time another one. Returns what was said in reply, if anything is.
    private static String reload(int way) throws IOException, InterruptedException {
        return switch (way % 3) {
            case 0 -> readable(Orders.to(floe).reload());
            case 1 -> admin();
            default -> {
                new ProcessBuilder("sh", "-c", "kill -HUP " + floe.process().pid())
                        .start()
                        .waitFor();
                yield "";
            }
        };
    }

    private static String readable(String reports) {
        return reports.contains("REFUSED") ? reports + " stays in force" : reports;
    }

    /// Empty when the password is another one just now.
    private static String admin() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + floe.port() + "/admin/reloadconfig"))
                .header("Authorization", "Basic " + ADMIN)
                .build();
        var reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (reply.statusCode() == 401) {
            return readable(Orders.to(floe).reload());
        }
        return reply.body();
    }

    /// Done when the node has it too, and not only the service that read it.
    private static void change(String text) {
        xml.replaceBy(text);
        var answer = Orders.to(floe).reload();
        var published = VERSION.matcher(answer);
        assertThat(published.find()).as(answer).isTrue();
        double version = Double.parseDouble(published.group(1));
        Await.until("version " + published.group(1) + " is there", SOON, () -> version() >= version);
    }

    private static double version() {
        return floe.metric("floe_config_version").orElse(-1);
    }

    private static void assertNobodyNoticed() {
        crowd.awaitPages(2, SOON);
        assertThat(crowd.complaints()).isEmpty();
        assertThat(crowd.open()).isEqualTo(LISTENERS);
    }

    /// What the command says, which must succeed.
    private static String floe(String... words) throws IOException, InterruptedException {
        var command = new ProcessBuilder(Workshop.launcher().toString());
        command.command().addAll(List.of(words));
        command.command().addAll(List.of("--state", FOLDER.resolve("state").toString()));
        command.environment().putAll(Map.of("FLOE_BUILD", "never"));
        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
