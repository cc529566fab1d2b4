package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.draft;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.config.registry.AccessFiles;
import floe.config.registry.Place;
import floe.mount.ListenerLogin;
import floe.mount.MemberFile;
import floe.mount.MountName;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A mount's <authentication>")
class ListenerLoginBlockTest {
    private static final String USERS = "<option name=\"filename\" value=\"users\"/>";

    @Test
    void names_a_file_of_those_who_may_listen() {
        var text = mount("/a", htpasswd(USERS));
        assertThat(login(text, "/a")).isEqualTo(new ListenerLogin("users", false));
        assertThat(login(text, "/b")).isNull();
        var draft = draft(icecast(text));
        assertThat(draft.access().members())
                .isEqualTo(Map.of("users", new AccessFiles.Named(Path.of("/etc/floe/users"), new Place(2, 67))));
        assertThat(draft.config().access().members())
                .singleElement()
                .matches(it -> it.name().equals("users") && it.salt().matches("[0-9a-f]{32}") && it.list() == null);
        assertThat(warnings(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "yes, true"})
    void may_let_one_of_them_listen_more_than_once(String value, boolean together) {
        var option = "<option name='allow_duplicate_users' value='" + value + "'/>";
        assertThat(login(mount("/a", htpasswd(USERS + option)), "/a")).isEqualTo(new ListenerLogin("users", together));
    }

    @Test
    void of_the_default_mount_counts_where_a_mount_has_none() {
        var text = "<mount type='default'>" + htpasswd(USERS) + "</mount>"
                + mount("/a", "")
                + mount("/b", htpasswd("<option name='filename' value='others'/>"))
                + mount("/c/*", "")
                + mount("/open", "<authentication/>");
        assertThat(login(text, "/a")).isEqualTo(new ListenerLogin("users", false));
        assertThat(login(text, "/b")).isEqualTo(new ListenerLogin("others", false));
        assertThat(login(text, "/c/1")).isEqualTo(new ListenerLogin("users", false));
        assertThat(login(text, "/of-nobody")).isEqualTo(new ListenerLogin("users", false));
        assertThat(login(text, "/open")).isNull();
        assertThat(config(text).access().members()).extracting(MemberFile::name).containsExactly("users", "others");
        assertThat(warnings(text)).isEmpty();
    }

    @Test
    void needs_the_file() {
        assertThat(errors(icecast(mount("/a", htpasswd("")))))
                .singleElement()
                .matches(it -> it.startsWith("x:2:67 <authentication> needs an <option name=\"filename\" value="));
    }

    @Test
    void says_yes_or_no() {
        assertThat(errors(icecast(
                        mount("/a", htpasswd(USERS + "<option name='allow_duplicate_users' value='perhaps'/>")))))
                .singleElement()
                .matches(it -> it.contains("<authentication> allow_duplicate_users 'perhaps' is neither yes nor no"));
    }

    @Test
    void names_options_that_it_does_not_know() {
        assertThat(warnings(mount("/a", htpasswd(USERS + "<option name='file' value='x'/>"))))
                .containsExactly("x:2:137 <option> 'file' is passed over; allowed: allow_duplicate_users, filename");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "type='url', other servers are not asked whether somebody may listen",
                "type='command', the type 'command' is unknown",
                "id='1', it has no type"
            })
    void of_another_kind_is_passed_over_and_says_that_anybody_may_listen(String attribute, String why) {
        var text = mount("/a", "<authentication " + attribute + "><option name='x' value='y'/></authentication>");
        assertThat(login(text, "/a")).isNull();
        assertThat(warnings(text))
                .anyMatch(
                        it -> it.contains("<authentication> is passed over: " + why + ", so that anybody may listen"));
    }

    private static @Nullable ListenerLogin login(String text, String mount) {
        return config(text).mount(new MountName(mount)).listeners().login();
    }

    private static String mount(String name, String inside) {
        return "<mount><mount-name>" + name + "</mount-name>" + inside + "</mount>\n";
    }

    private static String htpasswd(String options) {
        return "<authentication type=\"htpasswd\">" + options + "</authentication>";
    }
}
