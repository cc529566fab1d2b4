package floe.config;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.config.serve.Outlook;
import floe.config.xml.Overrides;
import floe.kit.config.ConfigClient;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.config.HeardServices;
import floe.kit.config.Reload;
import floe.kit.config.Report;
import floe.kit.config.Report.Verdict;
import floe.kit.config.Role;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.FallbackRules;
import floe.mount.MountName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The configuration of a cluster")
@ExtendWith(VertxExtension.class)
class ConfigMainTest {
    private static final MountName LIVE = new MountName("/live.ogg");

    @TempDir
    Path folder;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private @Nullable HeardServices heard;
    private Path xml;
    private Path web;

    @BeforeEach
    void a_file_and_a_web_root() throws IOException {
        xml = folder.resolve("icecast.xml");
        web = Files.createDirectory(folder.resolve("web"));
        Files.write(web.resolve("loop.ogg"), Sound.mp3(700_000, 1));
        write(clients(100));
    }

    @Nested
    class reaches_a_node {
        @Test
        void with_what_the_file_says(Vertx vertx) throws Exception {
            service(vertx);
            var config = node(vertx, Role.ALL).current();
            assertThat(config.limits().clients()).isEqualTo(100);
            assertThat(config.mount(LIVE).listeners().fallback())
                    .isEqualTo(FallbackRules.to(new MountName("/loop.ogg")));
            assertThat(config.sourceLogin()).matches(login -> login != null && login.admits("source", "s3cret & safe"));
        }

        @Test
        void within_two_seconds_of_a_change(Vertx vertx) throws Exception {
            service(vertx);
            var node = node(vertx, Role.ALL);
            var changes = changes(node);
            long before = node.current().version();
            write(clients(50));
            var change = changes.poll(2, SECONDS);
            assertThat(change).isNotNull();
            assertThat(change.limits().clients()).isEqualTo(50);
            assertThat(change.version()).isGreaterThan(before);
            assertThat(node.current()).isEqualTo(change);
        }

        @Test
        void within_two_seconds_of_a_change_of_a_fallback_file(Vertx vertx) throws Exception {
            service(vertx);
            var node = node(vertx, Role.ALL);
            var changes = changes(node);
            var other = Sound.mp3(300_000, 2);
            Files.write(web.resolve("loop.ogg"), other);
            var change = changes.poll(2, SECONDS);
            assertThat(change).isNotNull();
            var asset = change.asset("/loop.ogg").orElseThrow();
            assertThat(node.asset(asset).await(5, SECONDS).getBytes()).isEqualTo(other);
        }

        @Test
        void within_two_seconds_of_a_password_in_a_file_of_its_own_also_where_links_lead_there(Vertx vertx)
                throws Exception {
            var secrets = Files.createDirectory(folder.resolve("secrets"));
            var named = Files.createSymbolicLink(secrets.resolve("source"), Path.of("..data/source"));
            lead(secrets, "..1", "the first");
            var environment = Map.of("ICECAST_SOURCE_PASSWORD_FILE", named.toString());
            var overrides = Overrides.of(environment, Set.of(), Files::readString);
            ConfigMain.start(vertx, "config-1", xml, folder.resolve("state"), metrics, overrides)
                    .await(10, SECONDS);
            var node = node(vertx, Role.INGEST);
            assertThat(node.current().sourceLogin()).matches(login -> login.admits("source", "the first"));
            var changes = changes(node);
            lead(secrets, "..2", "the second");
            var change = changes.poll(2, SECONDS);
            assertThat(change).isNotNull();
            assertThat(change.sourceLogin()).matches(login -> login.admits("source", "the second"));
        }

        /// Puts a secret in place as Kubernetes does: in a new folder, to which a link is turned at one stroke.
        private static void lead(Path secrets, String name, String password) throws IOException {
            var where = Files.createDirectory(secrets.resolve(name));
            Files.writeString(where.resolve("source"), password + "\n");
            var link = Files.createSymbolicLink(secrets.resolve("..data_tmp"), Path.of(name));
            Files.move(link, secrets.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        }

        @Test
        void that_is_an_edge_without_any_password_s_hash(Vertx vertx) throws Exception {
            service(vertx);
            var state = folder.resolve("edge");
            var config = node(vertx, Role.EDGE, state).current();
            assertThat(ConfigJson.write(config).toString()).doesNotContain("\"hash\"", "\"salt\"", "s3cret", "another");
            assertThat(Files.readString(state.resolve("config.json"))).doesNotContain("\"hash\"", "\"salt\"");
            assertThat(config.mounts()).isNotEmpty();
        }
    }

    @Nested
    class whose_file_is_wrong {
        @Test
        void stays_what_it_was(Vertx vertx) throws Exception {
            service(vertx);
            var node = node(vertx, Role.ALL);
            var changes = changes(node);
            var before = node.current();
            write("<icecast>\n  <limits>\n    <clients>many</clients>\n  </limits>\n</icecast>");
            awaitGauge("floe.config.ok", 0);
            assertThat(node.current()).isEqualTo(before);
            assertThat(changes).isEmpty();
        }

        @Test
        void goes_on_when_it_is_mended(Vertx vertx) throws Exception {
            service(vertx);
            var changes = changes(node(vertx, Role.ALL));
            write("<icecast>");
            awaitGauge("floe.config.ok", 0);
            write(clients(7));
            assertThat(changes.poll(3, SECONDS).limits().clients()).isEqualTo(7);
            awaitGauge("floe.config.ok", 1);
        }

        @Test
        void does_not_start_and_says_where_and_why(Vertx vertx) throws Exception {
            write("<icecast>\n  <limits>\n    <clients>many</clients>\n  </limits>\n</icecast>");
            assertThatThrownBy(() -> service(vertx))
                    .hasMessage(xml + ":3:14 <clients> 'many' is no number; allowed: a whole number from 1 to 1000000");
        }

        @Test
        void starts_from_the_last_good_one(Vertx vertx) throws Exception {
            var first = service(vertx);
            var good = node(vertx, Role.ALL).current();
            first.stop().await(5, SECONDS);
            write("<icecast><limits>");
            service(vertx);
            assertThat(node(vertx, Role.ALL, folder.resolve("other-node")).current())
                    .isEqualTo(good);
            awaitGauge("floe.config.ok", 0);
        }
    }

    @Nested
    class that_is_read_because_somebody_asks {
        @Test
        void is_in_force_at_once_and_its_changes_are_told(Vertx vertx) throws Exception {
            service(vertx);
            var before = node(vertx, Role.ALL).current();
            write(clients(50));
            var report = reload(vertx);
            assertThat(report.verdict()).isEqualTo(Verdict.TAKEN);
            assertThat(report.version()).isGreaterThan(before.version());
            assertThat(report.changes()).containsExactly("limits changed: clients");
            assertThat(report.from()).isEqualTo("config-1");
        }

        @Test
        void is_the_same_when_nothing_has_changed(Vertx vertx) throws Exception {
            service(vertx);
            var before = node(vertx, Role.ALL).current();
            var report = reload(vertx);
            assertThat(report.verdict()).isEqualTo(Verdict.SAME);
            assertThat(report.digest()).isEqualTo(before.digest());
        }

        @Test
        void is_refused_where_it_is_wrong_and_stays_what_it_was(Vertx vertx) throws Exception {
            service(vertx);
            var before = node(vertx, Role.ALL).current();
            write("<icecast>\n  <limits>\n    <clients>many</clients>\n  </limits>\n</icecast>");
            var report = reload(vertx);
            assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(report.version()).isEqualTo(before.version());
            assertThat(report.errors())
                    .containsExactly(
                            xml + ":3:14 <clients> 'many' is no number; allowed: a whole number from 1 to 1000000");
        }

        @Test
        void is_read_by_all_services(Vertx vertx) throws Exception {
            service(vertx);
            var other = Files.writeString(folder.resolve("other.xml"), clients(100));
            ConfigMain.start(vertx, "config-2", other, folder.resolve("other-state"), new SimpleMeterRegistry())
                    .await(10, SECONDS);
            assertThat(Reload.ask(vertx).await(5, SECONDS).reports())
                    .extracting(Report::from)
                    .containsExactlyInAnyOrder("config-1", "config-2");
        }

        @Test
        void is_not_when_no_service_is_there(Vertx vertx) {
            assertThatThrownBy(() -> Reload.ask(vertx).await(5, SECONDS)).hasMessageContaining("no config service");
        }

        private static Report reload(Vertx vertx) throws Exception {
            return Reload.ask(vertx).await(5, SECONDS).reports().getFirst();
        }
    }

    @Nested
    class that_is_only_planned {
        @Test
        void changes_nothing_and_tells_what_would(Vertx vertx) throws Exception {
            var service = service(vertx);
            var node = node(vertx, Role.ALL);
            var before = node.current();
            var without = clients(50).replace("<fallback-mount>/loop.ogg</fallback-mount>", "");
            var outlook = plan(service, without);
            assertThat(outlook.good()).isTrue();
            assertThat(outlook.changes())
                    .extracting(Outlook.Change::what)
                    .containsExactly("limits changed: clients", "mount /live.ogg changed: fallbacks");
            assertThat(outlook.silenced()).isEmpty();
            assertThat(Reload.ask(vertx).await(5, SECONDS).reports().getFirst().verdict())
                    .isEqualTo(Verdict.SAME);
            assertThat(node.current()).isEqualTo(before);
        }

        @Test
        void is_wrong_at_a_line_of_the_file_that_it_came_from(Vertx vertx) throws Exception {
            var outlook = plan(service(vertx), "<icecast>\n<limits><clients>many</clients></limits></icecast>");
            assertThat(outlook.good()).isFalse();
            assertThat(outlook.errors().getFirst()).startsWith("new.xml:2:").contains("<clients>", "many");
        }

        @Test
        void is_no_change_when_it_says_the_same(Vertx vertx) throws Exception {
            assertThat(plan(service(vertx), clients(100)).changes()).isEmpty();
        }

        private static Outlook plan(ConfigMain service, String text) throws Exception {
            return service.foresee(text.getBytes(StandardCharsets.UTF_8), "new.xml", Set.of(LIVE))
                    .await(5, SECONDS);
        }
    }

    @Nested
    class that_stays_the_same {
        @Test
        void keeps_its_version_over_a_restart(Vertx vertx) throws Exception {
            service(vertx).stop().await(5, SECONDS);
            service(vertx);
            double version = (double)
                    node(vertx, Role.ALL, folder.resolve("one")).current().version();
            assertThat(metrics.get("floe.config.published.version").gauge().value())
                    .isEqualTo(version);
        }
    }

    @Nested
    class that_nobody_serves {
        @Test
        void is_the_last_good_one_of_the_node(Vertx vertx) throws Exception {
            var service = service(vertx);
            var state = folder.resolve("edge");
            var client = node(vertx, Role.EDGE, state);
            var good = client.current();
            client.stop().await(5, SECONDS);
            service.stop().await(5, SECONDS);
            assertThat(node(vertx, Role.EDGE, state).current()).isEqualTo(good);
        }

        @Test
        void is_awaited_when_the_saved_one_is_damaged(Vertx vertx) throws Exception {
            var service = service(vertx);
            var state = folder.resolve("edge");
            node(vertx, Role.EDGE, state).stop().await(5, SECONDS);
            service.stop().await(5, SECONDS);
            var saved = state.resolve("config.json");
            Files.writeString(saved, Files.readString(saved).replace("\"clients\":100", "\"clients\":999"));
            var starting = ConfigClient.start(vertx, Role.EDGE, state);
            assertThatThrownBy(() -> starting.await(4, SECONDS)).isInstanceOf(TimeoutException.class);
            service(vertx);
            assertThat(starting.await(5, SECONDS).current().limits().clients()).isEqualTo(100);
        }

        @Test
        void leaves_a_node_waiting_until_somebody_does(Vertx vertx) throws Exception {
            var starting = ConfigClient.start(vertx, Role.ALL, folder.resolve("node"));
            var waited = Promise.<Void>promise();
            vertx.setTimer(500, _ -> waited.complete());
            waited.future().await(2, SECONDS);
            assertThat(starting.isComplete()).isFalse();
            service(vertx);
            assertThat(starting.await(5, SECONDS).current().limits().clients()).isEqualTo(100);
        }
    }

    @Nested
    class brings_its_files {
        @Test
        void piece_by_piece_and_whole(Vertx vertx) throws Exception {
            service(vertx);
            var state = folder.resolve("edge");
            var node = node(vertx, Role.EDGE, state);
            var asset = node.current().asset("/loop.ogg").orElseThrow();
            assertThat(node.asset(asset).await(5, SECONDS).getBytes()).isEqualTo(Sound.mp3(700_000, 1));
            assertThat(state.resolve("assets").resolve(asset.sha256())).hasBinaryContent(Sound.mp3(700_000, 1));
        }

        @Test
        void from_the_node_s_disk_when_nobody_serves_them(Vertx vertx) throws Exception {
            var service = service(vertx);
            var state = folder.resolve("edge");
            var node = node(vertx, Role.EDGE, state);
            var asset = node.current().asset("/loop.ogg").orElseThrow();
            node.asset(asset).await(5, SECONDS);
            node.stop().await(5, SECONDS);
            service.stop().await(5, SECONDS);
            var later = node(vertx, Role.EDGE, state);
            assertThat(later.asset(asset).await(5, SECONDS).length()).isEqualTo(700_000);
        }

        @Test
        void again_when_the_copy_on_the_disk_is_damaged(Vertx vertx) throws Exception {
            service(vertx);
            var state = folder.resolve("edge");
            var first = node(vertx, Role.EDGE, state);
            var asset = first.current().asset("/loop.ogg").orElseThrow();
            first.asset(asset).await(5, SECONDS);
            first.stop().await(5, SECONDS);
            Files.write(state.resolve("assets").resolve(asset.sha256()), Sound.mp3(700_000, 3));
            var node = node(vertx, Role.EDGE, state);
            assertThat(node.asset(asset).await(5, SECONDS).getBytes()).isEqualTo(Sound.mp3(700_000, 1));
        }

        @Test
        void but_none_that_was_never_published(Vertx vertx) throws Exception {
            service(vertx);
            var node = node(vertx, Role.EDGE);
            var unknown = new Asset("/x.ogg", "0".repeat(64), 10);
            assertThatThrownBy(() -> node.asset(unknown).await(5, SECONDS)).hasMessageContaining("/x.ogg");
        }
    }

    @Nested
    class whose_fallback_file_is_broken {
        @Test
        void keeps_the_last_good_copy_while_the_file_is_gone_and_takes_up_the_new_one(Vertx vertx) throws Exception {
            service(vertx);
            var node = node(vertx, Role.EDGE);
            var changes = changes(node);
            var asset = node.current().asset("/loop.ogg").orElseThrow();
            Files.delete(web.resolve("loop.ogg"));
            write(clients(99));
            assertThat(changes.poll(3, SECONDS).asset("/loop.ogg")).contains(unshown(asset));
            Files.write(web.resolve("loop.ogg"), Sound.mp3(5000, 9));
            assertThat(changes.poll(3, SECONDS).asset("/loop.ogg"))
                    .map(Asset::size)
                    .contains(5000L);
        }
    }

    @Nested
    class of_two_services {
        private Path other;
        private final MeterRegistry otherMetrics = new SimpleMeterRegistry();

        @BeforeEach
        void another_file_that_says_the_same(Vertx vertx) throws IOException {
            heard = HeardServices.listen(vertx, metrics);
            other = folder.resolve("other.xml");
            Files.writeString(other, clients(100));
        }

        @Test
        void is_one_snapshot_where_both_files_say_the_same(Vertx vertx) throws Exception {
            var first = service(vertx);
            assertThat(second(vertx).edition()).isEqualTo(first.edition());
            assertThat(differing()).isEmpty();
        }

        @Test
        void stays_with_the_other_when_one_is_gone(Vertx vertx) throws Exception {
            var first = service(vertx);
            second(vertx);
            var version = first.edition().version();
            first.stop().await(5, SECONDS);
            assertThat(node(vertx, Role.INGEST).current().version()).isEqualTo(version);
        }

        @Test
        void keeps_files_that_only_the_other_had_when_that_one_is_gone(Vertx vertx) throws Exception {
            var first = service(vertx);
            Files.writeString(other, clients(100).replace("<webroot>web<", "<webroot>nothing<"));
            second(vertx);
            var asset = node(vertx, Role.ALL).current().asset("/loop.ogg").orElseThrow();
            var copy = folder.resolve("other-state/assets").resolve(asset.sha256());
            await(() -> Files.exists(copy));
            first.stop().await(5, SECONDS);
            var late = node(vertx, Role.EDGE, folder.resolve("late"));
            assertThat(late.asset(asset).await(5, SECONDS).getBytes()).isEqualTo(Sound.mp3(700_000, 1));
        }

        @Test
        void is_the_one_in_force_when_another_file_comes_later_and_the_difference_is_told(Vertx vertx)
                throws Exception {
            var first = service(vertx);
            Files.writeString(other, clients(33));
            assertThat(second(vertx).edition()).isEqualTo(first.edition());
            var reports = Reload.ask(vertx).await(5, SECONDS).reports();
            var report = reports.stream()
                    .filter(it -> it.from().equals("config-2"))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
            assertThat(report.changes()).containsExactly("limits changed: clients");
            await(() -> differing().equals(List.of("config-2")));
            assertThat(metrics.get("floe.config.differing").gauge().value()).isEqualTo(1);
        }

        @Test
        void is_the_file_that_changed_last_on_all_nodes_and_services(Vertx vertx) throws Exception {
            var first = service(vertx);
            var second = second(vertx);
            var one = node(vertx, Role.ALL, folder.resolve("one"));
            Files.writeString(other, clients(44));
            await(() -> one.current().limits().clients() == 44);
            await(() -> differing().equals(List.of("config-1")));
            assertThat(first.edition()).isEqualTo(second.edition());
            write(clients(44));
            await(() -> differing().isEmpty());
            assertThat(first.edition()).isEqualTo(second.edition());
        }

        @Test
        void is_not_overruled_again_by_a_service_that_starts_with_its_old_file(Vertx vertx) throws Exception {
            var first = service(vertx);
            var second = second(vertx);
            Files.writeString(other, clients(44));
            await(() -> first.edition().equals(second.edition()) && differing().contains("config-1"));
            first.stop().await(5, SECONDS);
            assertThat(service(vertx).edition()).isEqualTo(second.edition());
            await(() -> differing().contains("config-1"));
        }

        @Test
        void is_overruled_by_a_file_that_changed_while_its_service_was_away(Vertx vertx) throws Exception {
            var first = service(vertx);
            var second = second(vertx);
            first.stop().await(5, SECONDS);
            write(clients(55));
            var again = service(vertx);
            await(() -> again.edition().equals(second.edition()));
            assertThat(node(vertx, Role.ALL).current().limits().clients()).isEqualTo(55);
        }

        @Test
        void is_one_again_when_both_changed_at_once(Vertx vertx) throws Exception {
            var first = service(vertx);
            var second = second(vertx);
            var node = node(vertx, Role.ALL);
            Files.writeString(other, clients(44));
            write(clients(55));
            await(() -> first.edition().equals(second.edition())
                    && node.current().version() == first.edition().version()
                    && node.current().limits().clients() != 100
                    && differing().size() == 1);
        }

        @Test
        void is_one_again_when_both_were_given_the_same_new_password(Vertx vertx) throws Exception {
            var first = service(vertx);
            var second = second(vertx);
            var before = first.edition();
            var next = clients(100).replace("yet another", "quite another");
            write(next);
            Files.writeString(other, next);
            await(() -> first.edition().isNewerThan(before)
                    && first.edition().equals(second.edition())
                    && differing().isEmpty());
            var login = node(vertx, Role.INGEST).current().mount(LIVE).login();
            assertThat(login).matches(it -> it != null && it.admits("source", "quite another"));
        }

        private ConfigMain second(Vertx vertx) throws Exception {
            return ConfigMain.start(vertx, "config-2", other, folder.resolve("other-state"), otherMetrics)
                    .await(10, SECONDS);
        }

        /// As every node hears it.
        private List<String> differing() {
            return requireNonNull(heard).hints().stream()
                    .filter(Hint::differs)
                    .map(Hint::from)
                    .toList();
        }
    }

    @Nested
    class on_its_way {
        private static final List<String> SECRETS =
                List.of("s3cret & safe", "s3cret &amp; safe", "another", "yet another");

        @Test
        void holds_no_password_on_the_bus_or_on_a_disk(Vertx vertx) throws Exception {
            var said = new ConcurrentLinkedQueue<String>();
            vertx.eventBus().addOutboundInterceptor(sent -> {
                if (sent.message().body() instanceof Buffer body) {
                    said.add(body.toString(StandardCharsets.UTF_8));
                }
                sent.next();
            });
            service(vertx);
            var ingest = node(vertx, Role.INGEST, folder.resolve("ingest"));
            node(vertx, Role.EDGE, folder.resolve("edge"));
            write(clients(50));
            Reload.ask(vertx).await(5, SECONDS);
            await(() -> ingest.current().limits().clients() == 50);
            assertThat(said).anyMatch(word -> word.contains("\"hash\"")).noneMatch(this::holdsSecret);
            for (var state : List.of("state", "ingest", "edge")) {
                try (var files = Files.walk(folder.resolve(state))) {
                    assertThat(files.filter(Files::isRegularFile).map(ConfigMainTest::text))
                            .isNotEmpty()
                            .noneMatch(this::holdsSecret);
                }
            }
            assertThat(text(folder.resolve("edge/config.json"))).doesNotContain("\"hash\"", "\"salt\"");
        }

        private boolean holdsSecret(String text) {
            return SECRETS.stream().anyMatch(text::contains);
        }

        @Test
        void is_as_long_as_what_has_changed(Vertx vertx) throws Exception {
            write(many(""));
            service(vertx);
            var edge = node(vertx, Role.EDGE);
            var bytes = new AtomicLong();
            vertx.eventBus().addOutboundInterceptor(sent -> {
                if (sent.message().body() instanceof Buffer body) {
                    bytes.addAndGet(body.length());
                }
                sent.next();
            });
            long start = System.nanoTime();
            write(many("<hidden>1</hidden>"));
            Reload.ask(vertx).await(5, SECONDS);
            await(() -> edge.current().mount(new MountName("/mount-500")).hidden());
            System.out.println(
                    "one of 1,000 mounts on an edge: " + (System.nanoTime() - start) / 1_000_000 + " ms, " + bytes.get()
                            + " bytes of " + ConfigJson.write(edge.current()).length());
            assertThat(bytes.get()).isLessThan(10_000);
            assertThat(ConfigJson.write(edge.current()).length()).isGreaterThan(500_000);
        }

        /// A thousand mounts and a hundred relays.
        private static String many(String in500) {
            var all = new StringBuilder("<icecast><authentication><source-password>s</source-password>")
                    .append("</authentication>");
            for (int i = 0; i < 1000; i++) {
                all.append("<mount><mount-name>/mount-" + i + "</mount-name><fallback-mount>/loop.ogg</fallback-mount>")
                        .append(i == 500 ? in500 : "")
                        .append("</mount>");
            }
            for (int i = 0; i < 100; i++) {
                all.append("<relay><server>127.0.0.1</server><port>9</port><mount>/relay-" + i + "</mount></relay>");
            }
            return all.append("</icecast>").toString();
        }
    }

    @Test
    void shows_its_version_in_the_metrics_until_it_stops(Vertx vertx) throws Exception {
        service(vertx);
        var node = ConfigClient.start(vertx, Role.EDGE, folder.resolve("node"), metrics)
                .await(10, SECONDS);
        assertThat(metrics.get("floe.config.version").gauge().value())
                .isEqualTo((double) node.current().version());
        node.stop().await(5, SECONDS);
        assertThat(metrics.find("floe.config.version").gauge()).isNull();
    }

    @Test
    void lies_on_the_disk_for_its_owner_only(Vertx vertx) throws Exception {
        service(vertx);
        var state = folder.resolve("node");
        node(vertx, Role.ALL, state);
        for (var file : new Path[] {state.resolve("config.json"), folder.resolve("state/registry.json")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).doesNotContain("s3cret", "another");
        }
    }

    /// What is gone from the web root is played on, but shown to nobody.
    private static Asset unshown(Asset asset) {
        return new Asset(asset.path(), asset.sha256(), asset.size());
    }

    private ConfigMain service(Vertx vertx) throws Exception {
        return ConfigMain.start(vertx, "config-1", xml, folder.resolve("state"), metrics)
                .await(10, SECONDS);
    }

    private ConfigClient node(Vertx vertx, Role role) throws Exception {
        return node(vertx, role, folder.resolve("node"));
    }

    private static ConfigClient node(Vertx vertx, Role role, Path state) throws Exception {
        return ConfigClient.start(vertx, role, state).await(10, SECONDS);
    }

    private static BlockingQueue<ClusterConfig> changes(ConfigClient node) {
        var changes = new LinkedBlockingQueue<ClusterConfig>();
        node.onChange((_, after) -> changes.add(after));
        return changes;
    }

    private static void await(BooleanSupplier cameTrue) {
        long patience = System.nanoTime() + SECONDS.toNanos(8);
        while (!cameTrue.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(patience);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitGauge(String name, double value) throws Exception {
        long patience = System.nanoTime() + SECONDS.toNanos(3);
        while (metrics.get(name).gauge().value() != value && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(metrics.get(name).gauge().value()).isEqualTo(value);
    }

    private void write(String content) throws IOException {
        Files.writeString(xml, content, StandardCharsets.UTF_8);
    }

    private static String clients(int clients) {
        return """
                <icecast>
                    <limits><clients>%d</clients></limits>
                    <authentication>
                        <source-password>s3cret &amp; safe</source-password>
                        <admin-user>admin</admin-user>
                        <admin-password>another</admin-password>
                    </authentication>
                    <paths><webroot>web</webroot></paths>
                    <mount>
                        <mount-name>/live.ogg</mount-name>
                        <password>yet another</password>
                        <fallback-mount>/loop.ogg</fallback-mount>
                    </mount>
                </icecast>
                """.formatted(clients);
    }
}
