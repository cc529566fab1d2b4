package floe.config.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table as a page of the documentation, in Markdown.
public final class ElementsPage {
    private static final String HEAD = """
            # icecast.xml

            What Floe makes of each element of icecast.xml, be it of Icecast 2.4, 2.5 or icecast-kh. `./floe check FILE`
            says it of your own file. This page is printed by `./floe elements`, from the table that reads the file.

            Written **bold** is what is not done: a file with it is read, with a warning, unless it says «refused». An
            element that nobody knows is named with what may have been meant. The last of several counts, where nothing
            else is said. Yes is `1`, `true`, `yes`, `on` and any number but 0; no is `0`, `false`, `no`, `off`. What
            may stand in a child without children of its own may stand in an attribute too, as icecast-kh has it.

            ## The environment

            Each element can be said by a variable, which counts before the file: `FLOE_`, the path in capitals, `_` for
            `-` and between the steps. An empty variable says nothing.

            | variable | element |
            | --- | --- |
            | `FLOE_LIMITS_CLIENTS` | `<limits><clients>` |
            | `FLOE_LISTEN_SOCKET_1_PORT` | that of the second `<listen-socket>`; without a number it is the first. The next number makes a new one |
            | `FLOE_MOUNT_0_MAX_LISTENERS` | that of the first `<mount>` |
            | `FLOE_MOUNT_DEFAULT_GENRE` | that of `<mount type="default">` |
            | `FLOE_MOUNT_0_FALLBACK_MOUNT` | in place of all `<fallback-mount>`s of the first mount; `…_FALLBACK_MOUNT_1` is the second one |
            | `FLOE_HTTP_HEADERS_HEADER_0_VALUE` | an attribute |
            | `FLOE_AUTHENTICATION_SOURCE_PASSWORD_FILE` | a file with the password, for each element that is one; a line's end at its end does not belong to it |

            The names that images of Icecast have made usual count too, where there is none of the above; with `_FILE`
            those of passwords:

            | variable | element |
            | --- | --- |
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private ElementsPage() {}

    public static String text() {
        var text = new ElementsPage();
        UsualVariables.PATHS.forEach(
                (variable, path) -> text.row("`" + variable + "`", "`<" + path.replace("/", "><") + ">`"));
        text.section("The root", "", Elements.ROOT);
        Elements.all().forEach((path, element) -> {
            if (element.isGroup() && !path.contains("/")) {
                text.section("`<" + path + ">`", path, element);
            }
        });
        return text.page.toString();
    }

    private void section(String title, String path, Element group) {
        page.append("\n## ").append(title).append("\n");
        if (!path.isEmpty()) {
            page.append("\n")
                    .append(sentence(said(group)))
                    .append(" ")
                    .append(knownTo(group))
                    .append("\n");
        }
        if (group.parts().stream().anyMatch(part -> !path.isEmpty() || !part.isGroup())) {
            page.append("\n| element | what may stand there | unless said | what is made of it | known to |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            rows("", group, path.isEmpty());
        }
    }

    private void rows(String around, Element group, boolean scalarsOnly) {
        for (var part : group.parts()) {
            if (scalarsOnly && part.isGroup()) {
                continue;
            }
            var name = around + shown(part);
            row(
                    name + (part.isRepeated() ? " …" : ""),
                    part.verdict() instanceof Verdict.Same ? "" : part.kind().allowed(),
                    part.otherwise(),
                    said(part),
                    part.known().stream().map(Icecast::label).collect(Collectors.joining(", ")));
            if (!(part.verdict() instanceof Verdict.Missing)) {
                rows(name + " ", part, false);
            }
        }
    }

    private static String shown(Element part) {
        return part.isAttribute() ? "`" + part.name().substring(1) + "=`" : "`" + part.name() + "`";
    }

    private void row(String... cells) {
        page.append("| ")
                .append(List.of(cells).stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    private static String knownTo(Element group) {
        var labels = new ArrayList<String>();
        group.known().forEach(it -> labels.add(it.label()));
        return "Known to " + String.join(", ", labels) + ".";
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static String said(Element element) {
        return switch (element.verdict()) {
            case Verdict.Supported(var meaning) -> meaning;
            case Verdict.Different(var meaning, var difference) ->
                (meaning.isEmpty() ? "" : meaning + ". ") + "*Differs:* " + difference;
            case Verdict.Same(var name) -> "the same as `" + name + "`";
            case Verdict.Needless(var reason) -> "passed over: " + reason;
            case Verdict.Missing(var reason, var instead) -> "**passed over: " + reason + "**" + instead(instead);
            case Verdict.Refused(var reason, var instead) -> "**refused: " + reason + "**" + instead(instead);
        };
    }

    private static String instead(String instead) {
        return instead.isEmpty() ? "" : "; instead: " + instead;
    }
}
