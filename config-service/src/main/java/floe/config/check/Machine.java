package floe.config.check;

import floe.mount.ListenSocket;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Locale;

/// What depends on where and when somebody looks, beside the files.
public interface Machine {
    Instant now();

    /// Whether a socket can be opened here.
    Bind bind(ListenSocket socket);

    /// What came of trying.
    sealed interface Bind {
        record Free() implements Bind {}

        /// Somebody has it, perhaps Floe itself.
        record Taken() implements Bind {}

        record Refused(String why) implements Bind {}
    }

    /// This one.
    static Machine here() {
        return new Machine() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Bind bind(ListenSocket socket) {
                return tried(socket);
            }
        };
    }

    private static Bind tried(ListenSocket socket) {
        try (var server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(socket.address(), socket.port()));
            return new Bind.Free();
        } catch (BindException e) {
            var why = String.valueOf(e.getMessage());
            return why.toLowerCase(Locale.ROOT).contains("already in use") ? new Bind.Taken() : new Bind.Refused(why);
        } catch (IOException | IllegalArgumentException e) {
            return new Bind.Refused(String.valueOf(e.getMessage()));
        }
    }
}
