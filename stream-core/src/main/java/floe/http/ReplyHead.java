package floe.http;

import floe.bytes.Bytes;
import floe.mount.ReplyHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The head of a reply while it is written: fields in their order, none twice. What the operator configures takes the
/// place of what the server says, except where a body's end is at stake.
public final class ReplyHead {
    private static final Set<String> OURS = Set.of("connection", "content-length", "transfer-encoding");

    /// One line of the head.
    ///
    /// @param tight whether no blank follows the colon, as Icecast writes `icy-*`
    public record Line(String name, String value, boolean tight, boolean configured) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        private String text() {
            return name + (tight ? ":" : ": ") + value + "\r\n";
        }
    }

    private final String statusLine;
    private final int status;
    private final List<Line> lines = new ArrayList<>();

    /// A head with nothing below the status line yet.
    ///
    /// @param protocol `HTTP/1.0` or `HTTP/1.1`
    public ReplyHead(String protocol, int status, String reason) {
        this.statusLine = protocol + " " + status + " " + reason;
        this.status = status;
    }

    /// Says a field. A configured one of the same name stays as it is; one said before is replaced.
    public ReplyHead field(String name, String value) {
        return put(new Line(name, clean(value), false, false));
    }

    /// The same without a blank after the colon.
    public ReplyHead tightField(String name, String value) {
        return put(new Line(name, clean(value), true, false));
    }

    /// Says what the operator configured, as far as it is for this status; of two with one name the later.
    public ReplyHead configured(List<ReplyHeader> headers) {
        for (var header : headers) {
            if (header.appliesTo(status) && OURS.stream().noneMatch(header.name()::equalsIgnoreCase)) {
                put(new Line(header.name(), clean(header.value()), false, true));
            }
        }
        return this;
    }

    private ReplyHead put(Line line) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).is(line.name())) {
                if (line.configured() || !lines.get(i).configured()) {
                    lines.set(i, line);
                }
                return this;
            }
        }
        lines.add(line);
        return this;
    }

    /// What stands below the status line.
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    public int status() {
        return status;
    }

    /// The head, blank line included; UTF-8.
    public Bytes bytes() {
        var text = new StringBuilder(statusLine).append("\r\n");
        lines.forEach(line -> text.append(line.text()));
        return Bytes.wrap(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String clean(String value) {
        return value.chars().noneMatch(HeadText::isControl)
                ? value
                : value.chars()
                        .filter(c -> !HeadText.isControl(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
