package floe.kit.door;

import floe.mount.ListenSocket;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/// Whether a socket could be opened here now.
public sealed interface Vacancy {
    record Free() implements Vacancy {}

    /// Somebody has it, perhaps Floe itself.
    record Taken(String why) implements Vacancy {}

    record Refused(String why) implements Vacancy {}

    /// What binding says where ports are not shared. Nobody who calls meanwhile gets in. Blocks.
    static Vacancy of(ListenSocket socket) {
        try (var probe = new Socket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(socket.address(), socket.port()));
            return new Free();
        } catch (BindException e) {
            var why = String.valueOf(e.getMessage());
            return why.toLowerCase(Locale.ROOT).contains("already in use") ? new Taken(why) : new Refused(why);
        } catch (IOException | IllegalArgumentException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }
}
