package floe.config.registry;

import static org.assertj.core.api.Assertions.assertThat;

import floe.audience.MemberList;
import floe.kit.config.AssetStore;
import floe.kit.config.ConfigJson;
import floe.kit.config.Role;
import floe.mount.AccessLists;
import floe.mount.Asset;
import floe.mount.ClusterConfig;
import floe.mount.Limits;
import floe.mount.MemberFile;
import floe.mount.ServerWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of those who may listen")
class MemberListsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final Place PLACE = new Place(7, 9);
    /// Of «hackme».
    private static final String MD5 = "23b4222d2613a2765d4d432d2d65e88e";

    @TempDir
    Path folder;

    private Path file;
    private Registry registry;

    @BeforeEach
    void a_file_and_a_registry() {
        file = folder.resolve("users");
        registry = Registry.open(folder.resolve("state"));
    }

    @Test
    void lets_them_in() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\r\n");
        var list = list(revised());
        assertThat(list.admits("anna", "hackme")).isTrue();
        assertThat(list.admits("anna", "other")).isFalse();
    }

    @Test
    void is_watched() {
        assertThat(registry.files(draft())).containsExactly(file);
    }

    @Test
    void is_shared_without_its_sums_and_with_edges_only() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n");
        var config = revised();
        for (var saved : files(folder.resolve("state"))) {
            assertThat(Files.readString(saved)).doesNotContain(MD5);
        }
        assertThat(Role.EDGE.partOf(config).files()).hasSize(1);
        var ingest = Role.INGEST.partOf(config);
        assertThat(ingest.files()).isEmpty();
        assertThat(ConfigJson.write(ingest).toString())
                .doesNotContain(config.access().members().getFirst().salt());
    }

    @Test
    void is_the_same_again_also_after_a_restart() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n");
        var first = revised();
        assertThat(registry.revise(draft(), NOW)).isEqualTo(new Revision.Same(first, List.of()));
        registry = Registry.open(folder.resolve("state"));
        assertThat(registry.revise(draft(), NOW)).isEqualTo(new Revision.Same(first, List.of()));
    }

    @Test
    void is_salted_otherwise_elsewhere() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n");
        var first = revised();
        registry = Registry.open(folder.resolve("elsewhere"));
        assertThat(revised().files()).isNotEqualTo(first.files());
    }

    @Test
    void counts_anew_when_it_changes() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n");
        revised();
        Files.writeString(file, "bert:" + MD5 + "\n");
        var list = list(revised());
        assertThat(list.admits("anna", "hackme")).isFalse();
        assertThat(list.admits("bert", "hackme")).isTrue();
    }

    @Test
    void that_was_never_there_lets_nobody_in_and_is_named() {
        var next = (Revision.Next) registry.revise(draft(), NOW);
        assertThat(next.config().access().members())
                .singleElement()
                .matches(it -> it.name().equals("users") && it.list() == null);
        assertThat(next.warnings())
                .containsExactly(new Finding(
                        PLACE,
                        "authentication",
                        file + " cannot be read: there is no such file; nobody can log in by it"));
    }

    @Test
    void that_is_gone_stays_as_it_was_and_is_named() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n");
        var first = revised();
        Files.delete(file);
        assertThat(registry.revise(draft(), NOW))
                .isEqualTo(new Revision.Same(
                        first,
                        List.of(new Finding(
                                PLACE,
                                "authentication",
                                file + " cannot be read: there is no such file; whom it said last may log in"))));
    }

    @Test
    void that_has_bad_lines_loses_only_these_and_names_them() throws IOException {
        Files.writeString(file, "anna:" + MD5 + "\n" + "secret\n".repeat(9));
        var next = (Revision.Next) registry.revise(draft(), NOW);
        assertThat(list(next.config()).admits("anna", "hackme")).isTrue();
        assertThat(next.warnings()).hasSize(6);
        assertThat(next.warnings().getFirst().what())
                .isEqualTo(file + ":2 has no ':' between a user and a password's sum");
        assertThat(next.warnings().getLast().what()).isEqualTo(file + ": and 4 more lines");
    }

    private ClusterConfig revised() {
        return ((Revision.Next) registry.revise(draft(), NOW)).config();
    }

    private Draft draft() {
        var config = ClusterConfig.bare(new ServerWords("localhost", 8000, "", "", "Floe"), Limits.DEFAULT)
                .withFiles(
                        List.of(),
                        AccessLists.OPEN.with(List.of(
                                new MemberFile("users", registry.logins().saltOfMembers("users"), null))));
        var access = AccessFiles.NONE.with(Map.of("users", new AccessFiles.Named(file, PLACE)));
        return new Draft(config, Optional.empty(), false, Map.of(), Map.of(), access, List.of());
    }

    /// As an edge reads it.
    private MemberList list(ClusterConfig config) throws IOException {
        var member = config.access().members("users").orElseThrow();
        Asset asset = Objects.requireNonNull(member.list());
        var content = AssetStore.in(folder.resolve("state")).read(asset).orElseThrow();
        return MemberList.read(member.salt(), content.toString(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
