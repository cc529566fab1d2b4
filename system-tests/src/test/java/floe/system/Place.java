package floe.system;

import java.util.ArrayList;
import java.util.List;

/// Where a process runs: on this machine's loopback, or in a network namespace that stands for a host.
///
/// @param address by which it is reached
/// @param prefix what stands before a command so that it runs there
record Place(String address, List<String> prefix) {
    static final Place HERE = new Place("127.0.0.1", List.of());

    Place {
        prefix = List.copyOf(prefix);
    }

    List<String> command(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }
}
