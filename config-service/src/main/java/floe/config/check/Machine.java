package floe.config.check;

import floe.kit.door.Vacancy;
import floe.mount.ListenSocket;
import java.time.Instant;

/// What depends on where and when somebody looks, beside the files.
public interface Machine {
    Instant now();

    /// Whether a socket can be opened here.
    Vacancy vacancy(ListenSocket socket);

    /// This one.
    static Machine here() {
        return new Machine() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Vacancy vacancy(ListenSocket socket) {
                return Vacancy.of(socket);
            }
        };
    }
}
