package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.draft;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.config.registry.AccessFiles;
import floe.config.registry.Place;
import floe.kit.config.ConfigJson;
import floe.kit.config.Role;
import floe.mount.ListenerLogin;
import floe.mount.ListenerLogin.Account;
import floe.mount.ListenerLogin.Yes;
import floe.mount.MemberFile;
import floe.mount.MountName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A mount's <authentication>")
class ListenerLoginBlockTest {
    private static final String USERS = "<option name=\"filename\" value=\"users\"/>";

    private static final String ALL = """
            <option name="listener_add" value="http://h/add"/>
            <option name="listener_remove" value="https://u:p@h:1/remove?x=1"/>
            <option name="username" value="me"/><option name="password" value=" secret "/>
            <option name="auth_header" value="X-User: yes: 1&#13;&#10;"/>
            <option name="timelimit_header" value="X-Limit:"/>
            <option name="headers" value="referer,Cookie"/><option name="header_prefix" value="ClientHeader-"/>
            <option name="timeout" value="3"/><option name="presume_innocent" value="1"/>
            <option name="allow_duplicate_users" value="1"/>
            """;

    @Test
    void names_a_file_of_those_who_may_listen() {
        var text = mount("/a", htpasswd(USERS));
        assertThat(login(text, "/a")).isEqualTo(new ListenerLogin.Listed("users", false));
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
        assertThat(login(mount("/a", htpasswd(USERS + option)), "/a"))
                .isEqualTo(new ListenerLogin.Listed("users", together));
    }

    @Test
    void of_the_default_mount_counts_where_a_mount_has_none() {
        var text = "<mount type='default'>" + htpasswd(USERS) + "</mount>"
                + mount("/a", "")
                + mount("/b", htpasswd("<option name='filename' value='others'/>"))
                + mount("/c/*", "")
                + mount("/open", "<authentication/>");
        assertThat(login(text, "/a")).isEqualTo(new ListenerLogin.Listed("users", false));
        assertThat(login(text, "/b")).isEqualTo(new ListenerLogin.Listed("others", false));
        assertThat(login(text, "/c/1")).isEqualTo(new ListenerLogin.Listed("users", false));
        assertThat(login(text, "/of-nobody")).isEqualTo(new ListenerLogin.Listed("users", false));
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
                .matches(it -> it.contains("<option> allow_duplicate_users 'perhaps' is neither yes nor no"));
    }

    @Test
    void names_options_that_it_does_not_know() {
        assertThat(warnings(mount("/a", htpasswd(USERS + "<option name='file' value='x'/>"))))
                .containsExactly("x:2:137 <option> 'file' is passed over; allowed: allow_duplicate_users, filename");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"type='command', the type 'command' is unknown", "id='1', it has no type"})
    void of_another_kind_is_passed_over_and_says_that_anybody_may_listen(String attribute, String why) {
        var text = mount("/a", "<authentication " + attribute + "><option name='x' value='y'/></authentication>");
        assertThat(login(text, "/a")).isNull();
        assertThat(warnings(text))
                .anyMatch(
                        it -> it.contains("<authentication> is passed over: " + why + ", so that anybody may listen"));
    }

    @Test
    void may_ask_a_server_in_the_words_of_Icecast() {
        var asked = asked(mount("/a", url(ALL)));
        assertThat(asked)
                .isEqualTo(new ListenerLogin.Asked(
                        "http://h/add",
                        "https://u:p@h:1/remove?x=1",
                        new Account("me", " secret "),
                        new Yes("x-user", "yes: 1"),
                        "x-limit",
                        List.of("referer", "cookie"),
                        "ClientHeader-",
                        Duration.ofSeconds(3),
                        true,
                        true));
        assertThat(warnings(mount("/a", url(ALL)))).isEmpty();
    }

    @Test
    void asks_as_Icecast_does_where_nothing_else_is_said() {
        var asked = asked(mount("/a", url("<option name='listener_add' value='http://h/'/>")));
        assertThat(asked)
                .isEqualTo(new ListenerLogin.Asked(
                        "http://h/",
                        null,
                        null,
                        Yes.USUAL,
                        "icecast-auth-timelimit",
                        List.of(),
                        "",
                        Duration.ofSeconds(15),
                        false,
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "listener_add, file:///etc/passwd, is no address",
                "auth_header, icecast-auth-user, allowed: a field and its value",
                "timelimit_header, a b:, is no field's name",
                "timeout, 0, allowed: a whole number from 1 to 60"
            })
    void names_what_it_cannot_ask_by(String option, String value, String why) {
        assertThat(errors(icecast(mount("/a", url("<option name='" + option + "' value='" + value + "'/>")))))
                .singleElement()
                .matches(it -> it.startsWith("x:2:") && it.contains("<option> " + option + " ") && it.contains(why));
    }

    @Test
    void says_that_sources_are_not_asked_for() {
        assertThat(warnings(mount("/a", url("<option name='stream_auth' value='http://h/'/>"))))
                .singleElement()
                .matches(it -> it.contains("<option> 'stream_auth' is passed over; allowed: allow_duplicate_users"));
    }

    @Test
    void goes_with_its_secrets_to_edges_only() {
        var config = config(
                mount("/a", url(ALL)) + mount("/b/*", url(ALL)) + "<mount type='default'>" + url(ALL) + "</mount>");
        assertThat(ConfigJson.write(Role.EDGE.partOf(config)).toString()).contains(" secret ", "u:p@h");
        assertThat(ConfigJson.write(Role.INGEST.partOf(config)).toString()).doesNotContain("secret", "u:p@h");
        assertThat(config.toString()).doesNotContain("secret", "u:p@h");
    }

    private static ListenerLogin.Asked asked(String text) {
        return (ListenerLogin.Asked) Objects.requireNonNull(login(text, "/a"));
    }

    private static String url(String options) {
        return "<authentication type=\"url\">" + options + "</authentication>";
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
