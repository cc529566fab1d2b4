package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The JVM's options")
class JvmOptionsTest {
    private static final Pattern FLAGS = Pattern.compile("<floe.jvm.flags>(.*?)</floe.jvm.flags>");

    @Test
    void of_the_product_begin_with_those_that_it_was_tested_with() throws Exception {
        var pom = FLAGS.matcher(Files.readString(Path.of("../pom.xml")));
        assertThat(pom.find()).isTrue();
        var tested = List.of(pom.group(1).strip().split("\\s+", -1));
        var options = Files.readAllLines(Path.of("src/main/dist/jvm.options")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .toList();
        assertThat(options.subList(0, tested.size())).isEqualTo(tested);
    }
}
