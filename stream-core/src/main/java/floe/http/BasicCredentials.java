package floe.http;

import floe.bytes.Bytes;
import java.util.Base64;
import java.util.Optional;

/// Who somebody says to be (RFC 7617).
///
/// @param user without a colon
/// @param password may contain colons
public record BasicCredentials(String user, String password) {
    private static final String SCHEME = "Basic ";

    /// Reads the `Authorization` field. Empty when it is absent, of another scheme, no Base64, without a colon, or
    /// with a control character inside.
    public static Optional<BasicCredentials> of(Optional<String> authorization) {
        return authorization
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value -> decoded(HeadText.trimmed(value.substring(SCHEME.length()))))
                .filter(text -> text.indexOf(':') >= 0 && text.chars().noneMatch(Character::isISOControl))
                .map(BasicCredentials::split);
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(HeadText.text(Bytes.wrap(Base64.getDecoder().decode(base64))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static BasicCredentials split(String text) {
        int colon = text.indexOf(':');
        return new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return "credentials of " + user;
    }
}
