package floe.mount;

/// A header that the operator adds to replies (icecast.xml: `<http-headers>`). It takes the place of a generated one
/// of the same name.
///
/// @param name an HTTP token
/// @param value without line ends
/// @param status only for replies with this status; 1 to 5 for all of that hundred, 0 for all
public record ReplyHeader(String name, String value, int status) {
    public ReplyHeader {
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0)) {
            throw new IllegalArgumentException("no header name: " + name);
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw new IllegalArgumentException("header " + name + " has a control character in its value");
        }
        if (status < 0 || status > 599) {
            throw new IllegalArgumentException("header " + name + " is for status " + status);
        }
    }

    public boolean appliesTo(int replyStatus) {
        return status == 0 || status == replyStatus || status == replyStatus / 100;
    }
}
