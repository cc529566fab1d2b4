package floe.config.xml;

import floe.config.element.Element;
import floe.config.element.Elements;
import floe.config.element.Kind;
import floe.config.element.Verdict;
import java.util.Set;

/// Goes through a whole file with the table in hand, and notes of each element what is made of it. What the values are
/// is the business of those who read them.
final class Survey {
    private static final Set<String> ALIASES = Set.of("paths/alias", "paths/resource");

    private final Findings findings;

    private Survey(Findings findings) {
        this.findings = findings;
    }

    static void of(XmlElement root, Findings findings) {
        new Survey(findings).into(root, Elements.ROOT);
    }

    private void into(XmlElement element, Element row) {
        if (!(row.kind() instanceof Kind.Secret)) {
            findings.stands(element);
        }
        element.attributes().keySet().stream().sorted().forEach(name -> attribute(element, name));
        if (row.isGroup() && !element.text().isBlank()) {
            findings.warn(
                    element.textPlace(),
                    element.name(),
                    "has " + Values.quoted(element.text().strip()) + " between its elements; passed over");
        }
        for (var child : element.children()) {
            if (row.isGroup()) {
                Elements.at(child.path()).ifPresentOrElse(it -> judge(child, it), () -> unknown(element, child));
            } else {
                findings.warn(child, "has no meaning inside <" + element.name() + ">");
            }
        }
    }

    private void judge(XmlElement element, Element row) {
        switch (row.verdict()) {
            case Verdict.Supported _ -> into(element, row);
            case Verdict.Different(var _, var difference) -> {
                findings.note(element, "differs: " + plain(difference));
                into(element, row);
            }
            case Verdict.Needless(var reason) -> findings.note(element, "is passed over: " + plain(reason));
            case Verdict.Missing _ when asksForNothing(element, row) -> {}
            case Verdict.Missing(var reason, var instead) -> findings.warn(element, passedOver(reason, instead));
            case Verdict.Refused(var reason, var instead) -> findings.error(element, refused(reason, instead));
            case Verdict.Same _ -> throw new IllegalStateException(element.path() + " was not respelt");
        }
    }

    private void attribute(XmlElement element, String name) {
        var row = Elements.at(element.path() + "@" + name);
        if (row.isEmpty()) {
            var hint = Elements.hint(element.path(), "@" + name).map(it -> ": " + it);
            findings.warn(element, "has the unknown attribute '" + name + "'; passed over" + hint.orElse(""));
            return;
        }
        switch (row.get().verdict()) {
            case Verdict.Supported _, Verdict.Different _, Verdict.Same _ -> {}
            case Verdict.Needless(var reason) -> findings.note(element, name + " is passed over: " + plain(reason));
            case Verdict.Missing(var reason, var instead) ->
                findings.warn(element, name + " " + passedOver(reason, instead));
            case Verdict.Refused(var reason, var instead) ->
                findings.error(element, name + " " + refused(reason, instead));
        }
    }

    private void unknown(XmlElement around, XmlElement element) {
        if (element.name().endsWith("include")) {
            judge(element, Elements.at("include").orElseThrow());
        } else {
            var hint = Elements.hint(around.path(), element.name()).map(it -> ": " + it);
            findings.warn(element, "is unknown; passed over" + hint.orElse(""));
        }
    }

    private static String passedOver(String reason, String instead) {
        return "is passed over: " + plain(reason) + (instead.isEmpty() ? "" : "; instead: " + plain(instead));
    }

    private static String refused(String reason, String instead) {
        return "is refused: " + plain(reason) + (instead.isEmpty() ? "" : "; instead: " + plain(instead));
    }

    /// Whether it says what counts anyway.
    private static boolean asksForNothing(XmlElement element, Element row) {
        var text = element.text().strip();
        return switch (row.kind()) {
            case Kind.Group _ ->
                element.children().isEmpty() && element.attributes().isEmpty() || isFrontPage(element);
            case Kind.Flag _ -> text.isEmpty() || isYes(text) == isYes(row.otherwise());
            case Kind.Words _, Kind.Secret _, Kind.Count _ -> text.isEmpty() || text.equals(row.otherwise());
        };
    }

    /// Icecast's own aliases from `/` to its status page; here that is what `/` is.
    private static boolean isFrontPage(XmlElement element) {
        var to = element.attribute("destination", element.attribute("dest", ""));
        return ALIASES.contains(element.path())
                && element.attribute("source", "").equals("/")
                && (to.equals("/status.xsl") || to.equals("/index.html"));
    }

    private static boolean isYes(String text) {
        try {
            return Values.flag(text);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /// As a terminal shows it.
    private static String plain(String text) {
        return text.replace("`", "");
    }
}
