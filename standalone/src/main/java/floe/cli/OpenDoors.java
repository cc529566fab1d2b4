package floe.cli;

import floe.mount.ListenSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a started process offers, for the words that it is greeted with.
///
/// @param sockets as they were bound
/// @param ports of `sockets`, in the same order
record OpenDoors(Plan plan, List<ListenSocket> sockets, List<Integer> ports, int managementPort) {
    OpenDoors {
        sockets = List.copyOf(sockets);
        ports = List.copyOf(ports);
    }

    /// Each door as a browser on this machine would name it.
    List<String> addresses() {
        var addresses = new ArrayList<String>();
        for (int i = 0; i < ports.size(); i++) {
            var socket = sockets.get(i);
            if (socket.icy()) {
                continue;
            }
            addresses.add((socket.tls().admitsPlain() ? "http://" : "https://") + host(socket) + ":" + ports.get(i));
        }
        return addresses;
    }

    Optional<Integer> plainPort() {
        for (int i = 0; i < ports.size(); i++) {
            if (sockets.get(i).tls().admitsPlain() && !sockets.get(i).icy()) {
                return Optional.of(ports.get(i));
            }
        }
        return Optional.empty();
    }

    private static String host(ListenSocket socket) {
        var address = socket.address();
        if (address.isEmpty() || address.equals("0.0.0.0") || address.equals("::")) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
