package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.element.VariableNames;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("The environment")
class SurroundingsTest {
    @Test
    void has_no_name_for_both_an_option_and_an_element() {
        assertThat(variables(Floe.commandLine(new Environment(Map.of()))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(VariableNames.read(name.substring("FLOE_".length())))
                        .isEmpty());
    }

    private static Stream<String> variables(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().options().stream().map(Environment::variable),
                command.getSubcommands().values().stream().flatMap(SurroundingsTest::variables));
    }
}
