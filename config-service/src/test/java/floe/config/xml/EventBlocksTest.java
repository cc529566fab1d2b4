package floe.config.xml;

import static floe.config.xml.Reads.config;
import static floe.config.xml.Reads.errors;
import static floe.config.xml.Reads.icecast;
import static floe.config.xml.Reads.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import floe.mount.EventBinding;
import floe.mount.EventBinding.Kind;
import floe.mount.MountName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An <event>")
class EventBlocksTest {
    private static String bound(String events) {
        return "<event-bindings>" + events + "</event-bindings>";
    }

    private static String error(String event) {
        return String.join("\n", errors(icecast(bound(event))));
    }

    @Test
    void runs_a_program_with_arguments() {
        assertThat(config(bound("""
                        <event type="exec" trigger="source-*, !source-disconnect">
                            <option name="executable" value="/bin/hook"/>
                            <option name="default_arguments" value="uri_and_trigger"/>
                            <option type="argument" value="a b"/><option type="argument" value=""/>
                        </event>""")).outside().events())
                .containsExactly(new EventBinding(
                        List.of("source-*", "!source-disconnect"),
                        Kind.EXEC,
                        Map.of("executable", "/bin/hook", "default_arguments", "uri_and_trigger"),
                        List.of("a b", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-bindings", "kartoffelsalat"})
    void is_bound_by_its_new_and_its_old_name(String name) {
        var events = "<%s><event type='log' trigger='icecast-start'/></%s>".formatted(name, name);
        assertThat(config(events).outside().events())
                .containsExactly(new EventBinding(List.of("icecast-start"), Kind.LOG, Map.of(), List.of()));
        assertThat(warnings(events)).isEmpty();
    }

    @Test
    void of_the_default_mount_comes_after_the_mounts_own() {
        var config = config("<mount type='default'>" + bound("<event type='log' trigger='a*'/>") + "</mount>"
                + "<mount><mount-name>/a</mount-name>" + bound("<event type='log' trigger='b*'/>") + "</mount>");
        assertThat(config.mount(new MountName("/a")).source().events())
                .extracting(EventBinding::triggers)
                .containsExactly(List.of("b*"), List.of("a*"));
        assertThat(config.mount(new MountName("/b")).source().events()).hasSize(1);
    }

    @Test
    void that_stops_the_server_is_refused_with_the_reason() {
        assertThat(error("<event type='terminate' trigger='source-disconnect'/>"))
                .contains("<event> of type 'terminate' is refused: one event on one mount would stop a node");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<event type='mail' trigger='icecast-start'/>|of type 'mail' is unknown; allowed: log, exec, url",
                "<event type='log'/>|has no trigger",
                "<event type='exec' trigger='icecast-start'/>|needs an <option name=\"executable\"",
                "<event type='url' trigger='icecast-start'><option name='url' value='ftp://h/'/></event>|'ftp://h/' is no",
                "<event type='log' trigger='icecast-start'><option name='level' value='loud'/></event>|level 'loud'; allowed",
            })
    void that_makes_no_sense_is_an_error(String event, String error) {
        assertThat(error(event)).contains(error);
    }

    @ParameterizedTest
    @CsvSource({
        "source-flags-changed,'trigger ''source-flags-changed'' never happens here'",
        "sauce-connect,'trigger ''sauce-connect'' is unknown'"
    })
    void for_what_never_happens_is_accepted_with_a_warning(String trigger, String warning) {
        assertThat(warnings(bound("<event type='log' trigger='" + trigger + "'/>")))
                .singleElement()
                .asString()
                .contains(warning);
    }
}
