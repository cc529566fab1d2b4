package floe.config.xml;

import floe.mount.ReplyHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `<http-headers>`.
final class HeadersBlock {
    /// They say where a reply ends or whose it is: not for the operator to set.
    private static final Set<String> FORBIDDEN = Set.of(
            "content-length", "transfer-encoding", "connection", "set-cookie", "upgrade", "trailer", "content-type");
    /// Icecast 2.5 has two words for it.
    private static final Set<String> FOR_PAGES = Set.of("cors", "corpse");

    private HeadersBlock() {}

    static List<ReplyHeader> read(Block block, Findings findings) {
        var headers = new ArrayList<ReplyHeader>();
        for (var element : block.all("header")) {
            header(element, findings).ifPresent(headers::add);
        }
        return headers;
    }

    private static Optional<ReplyHeader> header(XmlElement element, Findings findings) {
        var name = element.attribute("name", "");
        var value = element.attributes().get("value");
        var type = element.attribute("type", "static").toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            findings.error(element, "has no name; allowed: <header name=\"…\" value=\"…\"/>");
        } else if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            findings.error(element, Values.quoted(name) + " cannot be set here: the server sets it itself");
        } else if (!type.equals("static") && !FOR_PAGES.contains(type)) {
            findings.warn(
                    element,
                    Values.quoted(name) + " is passed over: it has the type " + Values.quoted(type)
                            + "; known: static, cors");
        } else if (value != null) {
            return checked(element, name, value, findings);
        } else if (FOR_PAGES.contains(type)) {
            findings.note(element, Values.quoted(name) + " is what replies to pages of other origins say anyway");
        } else {
            findings.warn(element, Values.quoted(name) + " is passed over: it has no value");
        }
        return Optional.empty();
    }

    private static Optional<ReplyHeader> checked(XmlElement element, String name, String value, Findings findings) {
        try {
            return Optional.of(new ReplyHeader(name, value, status(element.attribute("status", "0"))));
        } catch (IllegalArgumentException e) {
            findings.error(
                    element, Values.quoted(String.valueOf(e.getMessage())).replaceAll("^'|'$", ""));
            return Optional.empty();
        }
    }

    /// icecast-kh has `4*` for all of a hundred.
    private static int status(String text) {
        return (int) (text.matches("[1-5](\\*|\\*\\*|xx)") ? text.charAt(0) - '0' : Values.number(text, 0, 599));
    }
}
