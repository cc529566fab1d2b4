package floe.config.registry;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.Sound;
import floe.kit.config.ConfigWords;
import floe.kit.config.ConfigWords.Edition;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.ServerWords;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The registry of snapshots")
class RegistryTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private boolean showsFiles;
    private Path folder = Path.of("");
    private Path web = Path.of("");
    private AccessFiles access = AccessFiles.NONE;
    private Registry registry = Registry.open(Path.of("/nowhere"));

    @BeforeEach
    void an_empty_one(@TempDir Path temporary) throws IOException {
        folder = temporary;
        web = Files.createDirectory(folder.resolve("web"));
        registry = Registry.open(folder.resolve("state"));
    }

    @Nested
    class numbers_them {
        @Test
        void by_the_time_in_seconds() {
            assertThat(revised(draft("a"), NOW).version()).isEqualTo(1_000_000);
        }

        @Test
        void one_after_the_other_within_a_second_and_when_the_clock_goes_back() {
            revised(draft("a"), NOW);
            assertThat(revised(draft("b"), NOW).version()).isEqualTo(1_000_001);
            assertThat(revised(draft("c"), NOW.minusSeconds(500)).version()).isEqualTo(1_000_002);
        }

        @Test
        void after_all_that_is_about_in_the_cluster() {
            revised(draft("a"), NOW);
            assertThat(registry.hear(new Edition(2_000_000, "x"))).isTrue();
            assertThat(registry.hear(new Edition(2_000_000, "x"))).isFalse();
            assertThat(revised(draft("b"), NOW).version()).isEqualTo(2_000_001);
        }

        @Test
        void anew_only_when_they_say_something_new() {
            var first = revised(draft("a"), NOW);
            var same = new Revision.Same(first, List.of());
            assertThat(registry.revise(draft("a"), NOW.plusSeconds(9))).isEqualTo(same);
            assertThat(reopened().revise(draft("a"), NOW.plusSeconds(99))).isEqualTo(same);
        }
    }

    @Nested
    class shows_files {
        @BeforeEach
        void of_the_web_root() throws IOException {
            showsFiles = true;
            Files.createDirectories(web.resolve("pictures"));
            Files.writeString(web.resolve("a.html"), "abc");
            Files.writeString(web.resolve("pictures/b c.png"), "abc");
        }

        @Test
        void that_lie_in_it_and_in_its_folders() {
            assertThat(revised(draft("a"), NOW).assets())
                    .filteredOn(Asset::shown)
                    .extracting(Asset::path)
                    .containsExactly("/a.html", "/pictures/b c.png");
        }

        @Test
        void but_none_that_is_hidden_or_a_style_sheet() throws IOException {
            Files.createDirectories(web.resolve(".git"));
            Files.writeString(web.resolve(".git/config"), "x");
            Files.writeString(web.resolve(".env"), "x");
            Files.writeString(web.resolve("status.xsl"), "x");
            Files.writeString(web.resolve("xml2json.XSLT"), "x");
            assertThat(revised(draft("a"), NOW).assets()).hasSize(2);
        }

        @Test
        void but_none_outside_of_it_and_says_so() throws IOException {
            Files.writeString(folder.resolve("secret"), "x");
            Files.createSymbolicLink(web.resolve("link.html"), folder.resolve("secret"));
            Files.createSymbolicLink(web.resolve("folder"), folder);
            var next = next(draft("a"), NOW);
            assertThat(next.config().assets()).hasSize(2);
            assertThat(next.warnings())
                    .extracting(Finding::what)
                    .containsExactly("shows /link.html to nobody: it cannot be shared: it is a link to something"
                            + " outside of the web root");
        }

        @Test
        void also_those_that_mounts_fall_back_to() throws IOException {
            Files.writeString(web.resolve("loop.ogg"), "abc");
            assertThat(revised(draft("a", "/loop.ogg"), NOW).assets())
                    .hasSize(3)
                    .allMatch(Asset::shown);
        }

        @Test
        void only_where_the_file_wants_it() {
            showsFiles = false;
            assertThat(revised(draft("a"), NOW).assets()).isEmpty();
        }

        @Test
        void and_watches_for_new_ones() {
            assertThat(registry.files(draft("a"))).contains(web, web.resolve("pictures"), web.resolve("a.html"));
        }
    }

    @Nested
    class overruled_by_another_service {
        private ClusterConfig theirs = draft("z").config();

        @BeforeEach
        void overrule() {
            revised(draft("a"), NOW);
            var complete = Succession.complete(draft("z").config(), List.of(), AccessLists.OPEN);
            theirs = complete.published(2_000_000, complete.digest());
            assertThat(registry.adopt(theirs, NOW)).isEmpty();
        }

        @Test
        void has_theirs_in_force_and_tells_what_differs() {
            assertThat(registry.current()).contains(theirs);
            assertThat(again("a"))
                    .isInstanceOfSatisfying(
                            Revision.Differs.class,
                            differs -> assertThat(differs.changes())
                                    .extracting(Object::toString)
                                    .containsExactly("server words changed"));
            assertThat(registry.current()).contains(theirs);
        }

        @Test
        void says_so_after_a_restart_too() {
            again("a");
            registry = reopened();
            assertThat(again("a")).isInstanceOf(Revision.Differs.class);
        }

        @Test
        void overrules_them_when_its_own_files_change() {
            again("a");
            assertThat(again("b"))
                    .isInstanceOfSatisfying(
                            Revision.Next.class,
                            next -> assertThat(next.config().version()).isEqualTo(2_000_001));
            assertThat(registry.isOverruled()).isFalse();
        }

        @Test
        void agrees_when_its_own_files_say_the_same() {
            assertThat(again("z")).isInstanceOf(Revision.Same.class);
            assertThat(registry.isOverruled()).isFalse();
            assertThat(folder.resolve("state/overruled.json")).doesNotExist();
        }

        @Test
        void is_not_by_what_is_older_or_damaged() {
            assertThat(registry.adopt(theirs.published(1_500_000, theirs.digest()), NOW))
                    .contains("older");
            assertThat(registry.adopt(theirs.published(3_000_000, "0"), NOW)).contains("digest");
            assertThat(registry.current()).contains(theirs);
        }

        @Test
        void before_it_has_ever_read_its_own_files_does_not_overrule_in_turn() {
            registry = Registry.open(folder.resolve("new-state"));
            registry.adopt(theirs, NOW);
            assertThat(again("a")).isInstanceOf(Revision.Differs.class);
            assertThat(again("a")).isInstanceOf(Revision.Differs.class);
            assertThat(again("b")).isInstanceOf(Revision.Next.class);
        }

        private Revision again(String location) {
            var ofOwn = registry.isOverruled() ? Optional.of(draft(location)) : Optional.<Draft>empty();
            return registry.revise(draft(location), ofOwn, NOW);
        }
    }

    @Nested
    class makes_logins {
        @Test
        void ready_for_all_who_were_announced_and_no_two_alike() {
            var one = Logins.Wish.ofMount(new MountName("/a"), "dj", "secret");
            var other = Logins.Wish.ofMount(new MountName("/b"), "dj", "secret");
            var logins = registry.logins();
            logins.makeReady(List.of(one, other));
            var login = logins.ofMount(new MountName("/a"), "dj", "secret");
            assertThat(login.admits("dj", "secret")).isTrue();
            assertThat(logins.ofMount(new MountName("/a"), "dj", "secret")).isEqualTo(login);
            assertThat(logins.ofMount(new MountName("/b"), "dj", "secret").salt())
                    .isNotEqualTo(login.salt());
        }

        @Test
        void that_stay_the_same_for_the_same_password() {
            var login = registry.logins().ofSource("source", "secret");
            revised(draft("a", login), NOW);
            assertThat(reopened().logins().ofSource("source", "secret")).isEqualTo(login);
        }

        @Test
        void that_are_others_for_another_password_user_or_place() {
            var login = registry.logins().ofSource("source", "secret");
            revised(draft("a", login), NOW);
            var logins = registry.logins();
            assertThat(List.of(
                            logins.ofSource("source", "other"),
                            logins.ofSource("other", "secret"),
                            logins.ofAdmin("source", "secret"),
                            logins.ofMount(new MountName("/a"), "source", "secret")))
                    .noneMatch(it -> it.salt().equals(login.salt()));
        }
    }

    @Nested
    class shares_files {
        @Test
        void that_mounts_fall_back_to() throws IOException {
            Files.write(web.resolve("loop.ogg"), Sound.mp3(5000, 1));
            var asset = revised(draft("a", "/loop.ogg"), NOW).asset("/loop.ogg").orElseThrow();
            assertThat(registry.piece(new ConfigWords.Piece(asset.sha256(), 0)))
                    .map(Buffer::getBytes)
                    .contains(Sound.mp3(5000, 1));
        }

        @Test
        void anew_when_their_content_changes() throws IOException {
            var file = Files.write(web.resolve("loop.ogg"), Sound.mp3(5000, 1));
            var first = revised(draft("a", "/loop.ogg"), NOW);
            Files.write(file, Sound.mp3(5000, 2));
            var second = revised(draft("a", "/loop.ogg"), NOW);
            assertThat(second.digest()).isNotEqualTo(first.digest());
            assertThat(second.version()).isGreaterThan(first.version());
        }

        @Test
        void but_none_outside_of_the_web_root() throws IOException {
            Files.writeString(folder.resolve("secret"), "x");
            Files.createSymbolicLink(web.resolve("link"), folder.resolve("secret"));
            Files.createSymbolicLink(web.resolve("folder"), folder);
            var next = next(draft("a", "/link", "/folder/secret"), NOW);
            assertThat(next.config().assets()).isEmpty();
            assertThat(next.warnings())
                    .hasSize(2)
                    .allMatch(it -> it.what().endsWith("it is a link to something outside of the web root"));
        }

        @Test
        void but_none_that_is_a_folder_or_missing() throws IOException {
            Files.createDirectory(web.resolve("sub"));
            var next = next(draft("a", "/sub", "/missing"), NOW);
            assertThat(next.config().assets()).isEmpty();
            assertThat(next.warnings())
                    .extracting(it -> it.in("x"))
                    .containsExactly(
                            "x:1:1 <fallback-mount> /sub is neither a <mount> here nor a file of the web root; it counts"
                                    + " only while a source streams there",
                            "x:2:1 <fallback-mount> /missing is neither a <mount> here nor a file of the web root; it"
                                    + " counts only while a source streams there");
        }

        @Test
        void and_warns_of_none_that_is_a_mount() {
            assertThat(next(draft("a", "/a"), NOW).warnings()).isEmpty();
        }

        @Test
        void within_the_web_root_through_links_too() throws IOException {
            Files.write(web.resolve("v1.ogg"), Sound.mp3(5000, 1));
            Files.createSymbolicLink(web.resolve("loop.ogg"), Path.of("v1.ogg"));
            assertThat(revised(draft("a", "/loop.ogg"), NOW).asset("/loop.ogg")).isPresent();
        }
    }

    @Nested
    class shares_lists_of_who_is_let_in {
        @Test
        void beside_the_other_files() throws IOException {
            access = denying(Files.writeString(folder.resolve("deny"), "192.0.2.1\n"));
            var config = revised(draft("a"), NOW);
            assertThat(config.assets()).isEmpty();
            assertThat(config.files()).singleElement().isEqualTo(config.access().denied());
            assertThat(registry.files(draft("a"))).containsExactly(folder.resolve("deny"));
        }

        @Test
        void anew_when_they_change() throws IOException {
            var file = Files.writeString(folder.resolve("deny"), "192.0.2.1\n");
            access = denying(file);
            var first = revised(draft("a"), NOW);
            Files.writeString(file, "192.0.2.2\n");
            assertThat(revised(draft("a"), NOW).access()).isNotEqualTo(first.access());
        }

        @Test
        void as_they_were_when_they_cannot_be_read_and_warns() throws IOException {
            var file = Files.writeString(folder.resolve("deny"), "192.0.2.1\n");
            access = denying(file);
            var first = revised(draft("a"), NOW);
            Files.delete(file);
            assertThat(registry.revise(draft("a"), NOW))
                    .isEqualTo(new Revision.Same(
                            first,
                            List.of(new Finding(
                                    new Place(7, 9),
                                    "deny-ip",
                                    file + " cannot be read: there is no such file; what it said last counts on"))));
            assertThat(next(draft("b"), NOW).config().access()).isEqualTo(first.access());
        }

        @Test
        void none_when_one_was_never_there_and_warns() {
            access = denying(folder.resolve("deny"));
            var next = next(draft("a"), NOW);
            assertThat(next.config().access()).isEqualTo(AccessLists.OPEN);
            assertThat(next.warnings()).singleElement().matches(it -> it.what().endsWith("it counts as empty"));
        }

        @Test
        void and_names_the_lines_that_make_no_sense() throws IOException {
            access = denying(Files.writeString(folder.resolve("deny"), "192.0.2.1\n# no\nnobody\n10.0.0.0/99\n"));
            assertThat(next(draft("a"), NOW).warnings())
                    .extracting(Finding::what)
                    .allMatch(it -> it.endsWith("; the line is passed over"))
                    .satisfiesExactly(
                            one -> assertThat(one).startsWith(folder.resolve("deny") + ":3 'nobody' is no address"),
                            two -> assertThat(two).contains(":4 '10.0.0.0/99'"));
        }

        private AccessFiles denying(Path file) {
            var named = new AccessFiles.Named(file, new Place(7, 9));
            return new AccessFiles(Optional.of(named), Optional.empty(), Optional.empty());
        }
    }

    @Nested
    class keeps_the_last_good_copy {
        private static final String KEPT = "; its last good copy is played until it is mended";

        private Asset good = new Asset("/none", "0".repeat(64), 0);
        private Path file = Path.of("");

        @BeforeEach
        void of_a_file_that_was_good_once() throws IOException {
            file = Files.write(web.resolve("loop.ogg"), Sound.mp3(5000, 1));
            good = revised(draft("a", "/loop.ogg"), NOW).asset("/loop.ogg").orElseThrow();
        }

        @Test
        void of_one_that_is_gone() throws IOException {
            Files.delete(file);
            assertKept("/loop.ogg is gone from the web root" + KEPT);
        }

        @Test
        void of_one_that_cannot_be_played_any_more() throws IOException {
            Files.writeString(file, "not yet uploaded");
            assertKept("/loop.ogg cannot be played: neither Ogg nor MP3 nor AAC" + KEPT);
            Files.write(file, new byte[0]);
            assertKept("/loop.ogg cannot be played: it is empty" + KEPT);
            Files.writeString(file, "\u001AE\u00DF\u00A3", StandardCharsets.ISO_8859_1);
            assertKept("/loop.ogg cannot be played: WebM and Matroska files are not played; convert it to Ogg" + KEPT);
        }

        @Test
        void of_one_that_has_become_too_large() throws IOException {
            try (var large = FileChannel.open(file, StandardOpenOption.WRITE)) {
                large.write(ByteBuffer.allocate(1), 2L << 30);
            }
            assertKept("/loop.ogg is larger than 64 MiB" + KEPT);
        }

        @Test
        void of_one_that_has_become_a_pipe() throws Exception {
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero();
            assertKept("/loop.ogg is no regular file" + KEPT);
        }

        @Test
        void of_one_that_has_become_a_link_to_elsewhere() throws IOException {
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/dev/zero"));
            assertKept("/loop.ogg is no regular file" + KEPT);
            Files.delete(file);
            Files.write(folder.resolve("secret"), Sound.mp3(5000, 2));
            Files.createSymbolicLink(file, folder.resolve("secret"));
            assertKept("/loop.ogg cannot be shared: it is a link to something outside of the web root" + KEPT);
        }

        @Test
        void over_a_restart_and_says_so_again() throws IOException {
            Files.delete(file);
            registry = reopened();
            assertKept("/loop.ogg is gone from the web root" + KEPT);
        }

        @Test
        void until_nothing_names_it() throws IOException {
            Files.delete(file);
            assertThat(revised(draft("a"), NOW).assets()).isEmpty();
            assertThat(revised(draft("b", "/loop.ogg"), NOW).assets()).isEmpty();
        }

        @Test
        void but_none_that_was_damaged_on_the_disk() throws IOException {
            Files.delete(file);
            registry = reopened();
            Files.write(folder.resolve("state/assets").resolve(good.sha256()), new byte[5000]);
            assertThat(revised(draft("a", "/loop.ogg"), NOW).assets()).isEmpty();
        }

        private void assertKept(String warning) {
            switch (registry.revise(draft("a", "/loop.ogg"), NOW)) {
                case Revision.Same(var config, var warnings) -> {
                    assertThat(config.assets()).containsExactly(good);
                    assertThat(warnings).extracting(Finding::what).containsExactly(warning);
                }
                case Revision.Differs differs -> throw new AssertionError(differs);
                case Revision.Next next -> throw new AssertionError(next);
            }
        }
    }

    @Test
    void leaves_out_the_files_for_which_there_is_no_room_and_names_them() throws IOException {
        registry = Registry.open(folder.resolve("state"), 12_000);
        Files.write(web.resolve("one"), Sound.mp3(5000, 1));
        Files.write(web.resolve("same"), Sound.mp3(5000, 1));
        Files.write(web.resolve("two"), Sound.mp3(8000, 2));
        Files.write(web.resolve("three"), Sound.mp3(7000, 3));
        var next = next(draft("a", "/one", "/same", "/two", "/three"), NOW);
        assertThat(next.config().assets()).extracting(Asset::path).containsExactly("/one", "/same", "/three");
        assertThat(next.warnings())
                .extracting(it -> it.in("x"))
                .containsExactly(
                        "x:3:1 <fallback-mount> /two is left out: with its 8000 bytes all files that mounts play"
                                + " would be larger than 12000 bytes");
    }

    @Test
    void says_when_what_was_saved_is_damaged_and_starts_anew() throws IOException {
        revised(draft("a"), NOW);
        Files.writeString(folder.resolve("state/registry.json"), "{}");
        assertThat(reopened().complaint()).contains("registry.json").contains("damaged");
        assertThat(reopened().current()).isEmpty();
    }

    @Test
    void goes_on_when_it_cannot_be_saved() throws IOException {
        Files.createDirectories(folder.resolve("state/registry.json/in-the-way"));
        var next = next(draft("a"), NOW);
        assertThat(next.complaint()).isNotEmpty();
        assertThat(registry.current()).contains(next.config());
    }

    private Registry reopened() {
        return Registry.open(folder.resolve("state"));
    }

    private ClusterConfig revised(Draft draft, Instant now) {
        return next(draft, now).config();
    }

    private Revision.Next next(Draft draft, Instant now) {
        return switch (registry.revise(draft, now)) {
            case Revision.Next next -> next;
            case Revision.Same(var same, var _) -> throw new AssertionError("the same: " + same);
            case Revision.Differs differs -> throw new AssertionError("overruled: " + differs);
        };
    }

    private Draft draft(String location, String... fallbacks) {
        return draft(location, null, fallbacks);
    }

    private Draft draft(String location, @Nullable Login source, String... fallbacks) {
        var places = new LinkedHashMap<MountName, Place>();
        for (var fallback : fallbacks) {
            places.put(new MountName(fallback), new Place(places.size() + 1, 1));
        }
        var plain = ClusterConfig.bare(new ServerWords("localhost", 8000, location, "", "Floe"), Limits.DEFAULT);
        var config = plain.withLogins(source, null)
                .withMounts(List.of(MountConfig.plain(new MountName("/a"), Limits.DEFAULT)), plain.otherMounts());
        return new Draft(config, Optional.of(web), showsFiles, places, Map.of(), access, List.of());
    }
}
