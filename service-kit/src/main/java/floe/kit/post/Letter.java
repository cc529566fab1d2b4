package floe.kit.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// A form and where it goes.
///
/// @param to `http` or `https`
/// @param form the request's body, `application/x-www-form-urlencoded`
/// @param from the User-Agent
/// @param authorization the header's value; empty when the address has none of its own either
/// @param patience for everything, from the connection to the reply's head
public record Letter(URI to, String form, String from, Optional<String> authorization, Duration patience) {
    public static Letter to(String url, String form, String from, Duration patience) {
        var uri = URI.create(url);
        var ofAddress = Optional.ofNullable(uri.getUserInfo()).map(Letter::basic);
        return new Letter(uri, form, from, ofAddress, patience);
    }

    /// The same, with Basic credentials.
    public Letter by(String user, String password) {
        return new Letter(to, form, from, Optional.of(basic(user + ":" + password)), patience);
    }

    /// The same for another address; what opens one server's door is not shown to another.
    Letter redirected(URI other) {
        boolean same = to.getScheme().equals(other.getScheme())
                && to.getHost().equals(other.getHost())
                && to.getPort() == other.getPort();
        return new Letter(other, form, from, same ? authorization : Optional.empty(), patience);
    }

    /// Secrets are in the form and in the address.
    @Override
    public String toString() {
        return to.getScheme() + "://" + to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort()) + to.getPath();
    }

    private static String basic(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
