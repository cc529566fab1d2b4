package floe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import floe.kit.cluster.WireCodecs;
import floe.mount.AccessLists;
import floe.mount.ClusterConfig;
import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import floe.mount.EventBinding;
import floe.mount.EventBinding.Kind;
import floe.mount.MountName;
import floe.mount.Outside;
import floe.mount.SourceRules;
import floe.mount.Takeover;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While a source is on the air")
@ExtendWith(VertxExtension.class)
class OnlookersTest {
    private static final MountName LIVE = new MountName("/live.ogg");
    private static final String LOGIN = "SOURCE /live.ogg HTTP/1.0\r\n" + Encoder.basic("source", "secret")
            + "User-Agent: enc\r\nContent-Type: application/ogg\r\n\r\n";
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";

    @TempDir
    private Path folder;

    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private HttpServer web;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        WireCodecs.register(vertx);
        web = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    letters.add(request.getHeader("Authorization") + " " + body);
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .await();
    }

    private TestIngest ingest(@Nullable DumpRules dump, @Nullable String hook, EventBinding... events) {
        var plain = FixedConfig.of(2, Duration.ofSeconds(10)).current();
        var rules = new SourceRules(
                Takeover.SILENT, Duration.ZERO, false, List.of(), null, dump, hook, hook, List.of(events), -1, null);
        return new TestIngest(vertx, "ingest-1", new FixedConfig(with(plain, rules)));
    }

    private ClusterConfig with(ClusterConfig plain, SourceRules rules) {
        var live = plain.otherMounts().named(LIVE).with(rules);
        var server = new EventBinding(List.of("icecast-*"), Kind.URL, Map.of("url", url()), List.of());
        return plain.withMounts(List.of(live), plain.otherMounts())
                .withOutside(new Outside(List.of(), null, List.of(), null, List.of(server)))
                .withFiles(List.of(), AccessLists.OPEN);
    }

    private String url() {
        return "http://127.0.0.1:" + web.actualPort() + "/";
    }

    private String next() throws InterruptedException {
        return String.valueOf(letters.poll(5, TimeUnit.SECONDS));
    }

    private void play(TestIngest ingest, int pages) throws InterruptedException {
        try (var source = ingest.connect()) {
            source.send(LOGIN).read(OK.length());
            source.send(OggBytes.opus(pages));
            ingest.awaitCount("floe.source.pages", "mount", "/live.ogg", pages);
        }
        ingest.awaitCount("floe.source.ends", "reason", "closed", 1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    @Test
    void it_is_recorded_in_files_that_are_whole_wherever_they_begin() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/oggz-validate")), "oggz-tools are installed");
        var file = folder.resolve("%Y/live.ogg").toString();
        var ingest = ingest(new DumpRules(file, Interpolation.STRFTIME, 1_000, null), null);
        play(ingest, 20);
        ingest.stop();
        assertThat(files()).hasSizeGreaterThan(2);
        for (var each : files()) {
            output("oggz-validate", each.toString());
            assertThat(Files.size(each)).isLessThanOrEqualTo(1_000);
        }
        assertThat(ingest.count("floe.dump.bytes", "mount", "/live.ogg")).isEqualTo((double)
                files().stream().mapToLong(it -> it.toFile().length()).sum());
        assertThat(ingest.count("floe.dump.dropped.bytes", "mount", "/live.ogg"))
                .isZero();
    }

    @Test
    void a_second_session_is_another_link_of_the_same_file() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/oggz-validate")), "oggz-tools are installed");
        var file = folder.resolve("live.ogg");
        var ingest = ingest(new DumpRules(file.toString(), Interpolation.NONE, 0, null), null);
        play(ingest, 3);
        try (var source = ingest.connect()) {
            source.send(LOGIN).read(OK.length());
            source.send(OggBytes.opus(3));
            ingest.awaitCount("floe.source.pages", "mount", "/live.ogg", 6);
        }
        ingest.stop();
        assertThat(files()).containsExactly(file);
        assertThat(output("oggz-validate", file.toString())).isEmpty();
        assertThat(output("ogginfo", file.toString()).split("New logical stream"))
                .hasSize(3);
    }

    @Test
    void the_server_s_own_start_and_stop_are_told_too() throws Exception {
        var ingest = ingest(null, null);
        assertThat(next()).startsWith("null action=icecast%2dstart&mount=&");
        play(ingest, 1);
        ingest.stop();
        assertThat(next()).startsWith("null action=icecast%2dstop&mount=&");
    }

    @Test
    void letters_are_sent_with_credentials() throws Exception {
        var options = Map.of("url", url(), "username", "u", "password", "p", "action", "it");
        var ingest = ingest(null, null, new EventBinding(List.of("source-*"), Kind.URL, options, List.of()));
        assertThat(next()).contains("icecast%2dstart");
        play(ingest, 1);
        for (int i = 0; i < 2; i++) {
            assertThat(next())
                    .startsWith("Basic dTpw action=it&mount=%2flive%2eogg&")
                    .contains("&agent=enc&");
        }
        ingest.stop();
    }

    @Test
    void programs_run_when_it_comes_and_when_it_goes() throws Exception {
        var log = folder.resolve("log");
        var hook =
                Files.writeString(folder.resolve("hook"), "#!/bin/sh\necho \"$# $1 $EVENT_TRIGGER\" >>" + log + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
        var ingest = ingest(null, hook.toString());
        play(ingest, 1);
        ingest.stop();
        assertThat(Files.readAllLines(log))
                .containsExactlyInAnyOrder("1 /live.ogg source-connect", "1 /live.ogg source-disconnect");
    }

    @Test
    void a_program_that_is_missing_does_not_matter() throws Exception {
        var ingest = ingest(null, folder.resolve("missing").toString());
        play(ingest, 3);
        ingest.awaitCount("floe.hook.failures", "kind", "program", 2);
        ingest.stop();
    }
}
