package floe.audience;

import floe.mount.ListenerLogin;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What the answer of a server that was asked means for a listener. Whatever is not a clear yes is a no.
public sealed interface LoginAnswer {
    /// Come in.
    ///
    /// @param longest how long it may stay; zero where the server does not say
    record Granted(Duration longest) implements LoginAnswer {}

    /// Not you.
    ///
    /// @param why for the log
    record Denied(String why) implements LoginAnswer {}

    /// Reads an answer's head. As in Icecast only the fields count, and not the status, but for a redirect, which says
    /// nothing at all.
    ///
    /// @param fields the values of all fields of a name
    static LoginAnswer of(ListenerLogin.Asked login, int status, Function<String, List<String>> fields) {
        var yes = fields.apply(login.yes().field());
        if (status / 100 == 3) {
            return new Denied("it answers with a redirect");
        }
        if (yes.size() != 1 || !yes.getFirst().strip().equals(login.yes().value())) {
            return new Denied("it does not say " + login.yes().field() + " once");
        }
        var limits = fields.apply(login.timeLimit());
        return limits.isEmpty() ? new Granted(Duration.ZERO) : limited(limits);
    }

    /// Who has a limit that nobody understands does not get in for ever.
    private static LoginAnswer limited(List<String> limits) {
        var seconds = limits.getFirst().strip();
        return limits.size() == 1 && seconds.matches("0*[1-9][0-9]{0,8}")
                ? new Granted(Duration.ofSeconds(Long.parseLong(seconds)))
                : new Denied("its time limit is no number of seconds");
    }
}
