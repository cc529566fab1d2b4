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

    private HeadersBlock() {}

    static List<ReplyHeader> read(Block block, Findings findings) {
        var headers = new ArrayList<ReplyHeader>();
        for (var element : block.all("header")) {
            header(element, findings).ifPresent(headers::add);
        }
        block.leave();
        return headers;
    }

    private static Optional<ReplyHeader> header(XmlElement element, Findings findings) {
        var name = element.attributes().getOrDefault("name", "").strip();
        var value = element.attributes().get("value");
        var type = element.attributes().getOrDefault("type", "static");
        if (name.isEmpty()) {
            findings.error(element, "has no name; allowed: <header name=\"…\" value=\"…\"/>");
        } else if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            findings.error(element, Values.quoted(name) + " cannot be set here: the server sets it itself");
        } else if (!type.equals("static") || value == null) {
            findings.warn(
                    element,
                    Values.quoted(name) + " is passed over: it has "
                            + (value == null
                                    ? "no value"
                                    : "the type " + Values.quoted(type) + ", supported is 'static'"));
        } else {
            return checked(element, name, value, findings);
        }
        return Optional.empty();
    }

    private static Optional<ReplyHeader> checked(XmlElement element, String name, String value, Findings findings) {
        try {
            var status = element.attributes().getOrDefault("status", "0").strip();
            return Optional.of(new ReplyHeader(name, value, Values.number(status, 0, 599)));
        } catch (IllegalArgumentException e) {
            findings.error(
                    element, Values.quoted(String.valueOf(e.getMessage())).replaceAll("^'|'$", ""));
            return Optional.empty();
        }
    }
}
