package floe.config.xml;

import static org.assertj.core.api.Assertions.assertThat;

import floe.config.element.Element;
import floe.config.element.Elements;
import floe.config.element.Kind;
import floe.config.element.Verdict;
import floe.config.registry.Finding;
import floe.config.registry.Logins;
import floe.config.registry.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The table of elements")
class TableTest {
    /// They are passed over beside the `<listen-socket>`s of a file that has everything.
    private static final Set<String> BESIDE_SOCKETS = Set.of("port", "bind-address");

    private final Findings findings = new Findings();

    @Test
    void says_of_nothing_that_it_is_read_which_nobody_asks_for() {
        read(everything());
        // What counts before others hides them.
        read(everything().replaceAll("(?s)<security>.*</security>", ""));
        read(everything()
                .replaceAll("(?s)<security>.*</security>|<tls-(certificate|key|allowed-ciphers)[^/]*/[^>]*>", ""));
        assertThat(findings.asked())
                .containsAll(paths(it -> it.verdict().isRead() && !it.isAttribute())
                        .filter(it -> !it.getValue().isGroup()
                                || !parts(it.getValue()).isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void says_of_nothing_that_it_is_passed_over_which_somebody_asks_for() {
        // Block refuses to look for what the table does not say is read; this file brings it everywhere.
        assertThat(read(everything())).isInstanceOf(Reading.Good.class);
    }

    @Test
    void leaves_nothing_over_of_a_file_that_has_all_that_is_read() {
        read(everything());
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings())
                .filteredOn(it -> !BESIDE_SOCKETS.contains(it.element()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("passedOver")
    void is_told_of_what_is_passed_over(String path) {
        var element = Elements.at(path).orElseThrow();
        read(with(path, element, value(element)));
        var told = findings(element.verdict())
                .filter(it -> it.element().equals(nameOf(path)))
                .map(Finding::what)
                .filter(it -> !it.startsWith("has no <source-password>"));
        assertThat(told)
                .isNotEmpty()
                .allMatch(what -> what.contains("is passed over: ") || what.contains("is refused: "));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void bounds_each_number(String path) {
        var element = Elements.at(path).orElseThrow();
        var range = (Kind.Count) element.kind();
        assertThat(errors(path, element, range.least())).noneMatch(it -> it.contains("is out of range"));
        assertThat(errors(path, element, range.most())).noneMatch(it -> it.contains("is out of range"));
        var allowed = "is out of range; allowed: a whole number from " + range.least() + " to " + range.most();
        assertThat(errors(path, element, range.least() - 1)).anyMatch(it -> it.endsWith(allowed));
        assertThat(errors(path, element, range.most() + 1)).anyMatch(it -> it.endsWith(allowed));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void refuses_what_is_no_number(String path) {
        var element = Elements.at(path).orElseThrow();
        for (var text : List.of("1e3", "0x10", "1 0", "ten", "1.0", "99999999999999999999", "-")) {
            assertThat(Reads.errors(with(path, element, text)))
                    .as(text)
                    .anyMatch(it -> it.contains("<" + element.name() + "> '" + text + "' is ")
                            && it.contains("; allowed: a whole number from "));
        }
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void knows_what_counts_where_nothing_is_said(String path) {
        var element = Elements.at(path).orElseThrow();
        var silent = with(path, element, "").replace("<" + element.name() + "></" + element.name() + ">", "");
        assertThat(Reads.draft(with(path, element, element.otherwise())).config())
                .isEqualTo(Reads.draft(silent).config());
    }

    static Stream<String> passedOver() {
        return paths(it -> !it.isAttribute() && !it.verdict().isRead() && !(it.verdict() instanceof Verdict.Same))
                .map(Map.Entry::getKey);
    }

    static Stream<String> numbers() {
        return paths(it -> it.verdict().isRead() && it.kind() instanceof Kind.Count && !it.isAttribute())
                .map(Map.Entry::getKey);
    }

    static Stream<String> defaults() {
        return paths(it -> it.verdict().isRead()
                        && !it.isAttribute()
                        && (it.kind() instanceof Kind.Count && it.otherwise().matches("-?\\d+")
                                || it.kind() instanceof Kind.Flag
                                        && it.otherwise().matches("[01]")))
                .map(Map.Entry::getKey)
                // One of these needs others beside it; a file without them means nothing either way.
                .filter(path -> !path.startsWith("master"));
    }

    private static Stream<Map.Entry<String, Element>> paths(Predicate<Element> which) {
        return Elements.all().entrySet().stream().filter(it -> which.test(it.getValue()));
    }

    private Stream<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused _ -> findings.errors().stream();
            case Verdict.Missing _ -> findings.warnings().stream();
            case Verdict.Needless _ -> findings.notes().stream();
            case Verdict.Supported _, Verdict.Different _, Verdict.Same _ -> Stream.of();
        };
    }

    private static Stream<String> errors(String path, Element element, long number) {
        return Reads.errors(with(path, element, String.valueOf(number))).stream();
    }

    private Reading read(String text) {
        return IcecastXml.read(
                text.getBytes(StandardCharsets.UTF_8), Reads.FOLDER, Logins.fresh(), Overrides.NONE, findings);
    }

    /// One that asks for something: not the default.
    private static String value(Element element) {
        return element.kind() instanceof Kind.Flag
                ? (element.otherwise().equals("1") ? "0" : "1")
                : element.isGroup() ? "<x/>" : element.kind().sample();
    }

    /// A file with nothing but this, and what has to be around it.
    private static String with(String path, Element element, String value) {
        var text = "<" + element.name() + ">" + value + "</" + element.name() + ">";
        var around =
                path.contains("/") ? path.substring(0, path.lastIndexOf('/')).split("/") : new String[0];
        for (int i = around.length - 1; i >= 0; i--) {
            text = "<" + around[i] + ">" + needed(around[i]) + text + "</" + around[i] + ">";
        }
        return Reads.icecast(text);
    }

    private static String needed(String group) {
        return switch (group) {
            case "mount" -> "<mount-name>/a</mount-name>";
            case "relay" -> "<mount>/a</mount>";
            case "standby" -> "<username>u</username><password>p</password>";
            case "yp-directory", "directory" -> "<yp-url>http://h/</yp-url>".repeat(group.equals("directory") ? 1 : 0);
            default -> "";
        };
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String everything() {
        return "<icecast>" + parts(Elements.ROOT) + "</icecast>";
    }

    private static String parts(Element group) {
        return parts(group, "");
    }

    /// @param path of the group
    private static String parts(Element group, String path) {
        return group.parts().stream()
                .filter(it -> !it.isAttribute() && it.verdict().isRead())
                .map(it -> sample(it, path + "/" + it.name()))
                .collect(Collectors.joining("\n"));
    }

    private static String sample(Element element, String path) {
        var attributes = element.parts().stream()
                .filter(it -> it.isAttribute() && it.verdict().isRead())
                .map(it -> " " + it.name().substring(1) + "='" + it.kind().sample() + "'")
                .collect(Collectors.joining());
        var value = path.equals("/relay/local-mount")
                ? "/fetched.ogg"
                : element.kind().sample();
        var inner = element.isGroup() ? parts(element, path) : value;
        return "<" + element.name() + attributes + ">" + inner + "</" + element.name() + ">";
    }
}
