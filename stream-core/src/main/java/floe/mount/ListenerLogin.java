package floe.mount;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the listeners of a mount prove who they are (icecast.xml: `<authentication>`).
public sealed interface ListenerLogin {
    /// Whether one user may listen more than once at a time.
    boolean together();

    /// By a file (`htpasswd`).
    ///
    /// @param members which of the [AccessLists#members] knows them, by its name
    record Listed(String members, boolean together) implements ListenerLogin {}

    /// By the word of another server (`url`), which gets a form and says yes by a field of its answer.
    ///
    /// @param arrival the address that is asked when one comes; null where everybody may
    /// @param leaving the address that is told when one has gone; null for nobody
    /// @param account what opens that server, in place of what the listener says
    /// @param yes the field that lets one in
    /// @param timeLimit name of the field that says for how many seconds, lower case
    /// @param passedOn names of fields of the listener's request that are in the form, lower case
    /// @param prefix of their names there
    /// @param patience for an answer
    /// @param innocent whether one is let in whom nothing is said of, for the server does not answer
    record Asked(
            @Nullable String arrival,
            @Nullable String leaving,
            @Nullable Account account,
            Yes yes,
            String timeLimit,
            List<String> passedOn,
            String prefix,
            Duration patience,
            boolean innocent,
            boolean together)
            implements ListenerLogin {
        public Asked {
            passedOn = List.copyOf(passedOn);
        }

        /// Addresses have secrets in them.
        @Override
        public String toString() {
            return "asked elsewhere";
        }
    }

    /// A user's name and password at another server.
    record Account(String user, String password) {
        @Override
        public String toString() {
            return "account of " + user;
        }
    }

    /// A field of an answer and what it has to say.
    ///
    /// @param field lower case
    record Yes(String field, String value) {
        /// Icecast's.
        public static final Yes USUAL = new Yes("icecast-auth-user", "1");
    }
}
