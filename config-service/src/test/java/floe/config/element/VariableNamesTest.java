package floe.config.element;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.element.VariableNames.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A variable's name")
class VariableNamesTest {
    @ParameterizedTest
    @CsvSource({
        "HOSTNAME,hostname",
        "LIMITS_CLIENTS,limits/clients",
        "LISTEN_SOCKET_PORT,listen-socket/port",
        "LISTEN_SOCKET_1_BIND_ADDRESS,listen-socket#1/bind-address",
        "MOUNT_12_MAX_LISTENERS,mount#12/max-listeners",
        "MOUNT_DEFAULT_GENRE,mount#-2/genre",
        "MOUNT_0_FALLBACK_MOUNT_1,mount#0/fallback-mount#1",
        "MOUNT_0_DUMP_FILE,mount#0/dump-file",
        "MOUNT_0_DUMP_FILE_SIZE_LIMIT,mount#0/dump-file-size-limit",
        "MOUNT_0_RELAY_0_UPSTREAM_2_SERVER,mount#0/relay#0/upstream#2/server",
        "HTTP_HEADERS_HEADER_3_VALUE,http-headers/header#3/@value",
        "MASTER_SERVER,master-server",
        "SECURITY_TLS_CONTEXT_TLS_KEY,security/tls-context/tls-key"
    })
    void says_the_way_to_an_element(String name, String way) {
        assertThat(VariableNames.read(name)).map(VariableNamesTest::shown).contains(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "LIMITS", "LIMITS_", "LIMITS_CLINTS", "LIMITS_0_CLIENTS", "MOUNT_0", "HOSTNAME_1"})
    void may_mean_nothing(String name) {
        assertThat(VariableNames.read(name)).isEmpty();
    }

    @Test
    void reaches_each_element_that_is_read() {
        assertThat(Elements.all().entrySet())
                .filteredOn(
                        it -> it.getValue().verdict().isRead() && !it.getValue().isGroup())
                // Others of the same name say the same.
                .filteredOn(it -> !it.getKey().startsWith("master/"))
                .filteredOn(it -> !it.getKey().equals("mount/fallback/mount"))
                .allSatisfy(it -> assertThat(VariableNames.read(VariableNames.of(it.getKey())))
                        .map(way -> shown(way).replace("/@", "@"))
                        .contains(it.getKey()));
    }

    private static String shown(List<Step> way) {
        return way.stream()
                .map(step -> step.name() + (step.place() == Step.UNSAID ? "" : "#" + step.place()))
                .collect(Collectors.joining("/"));
    }
}
