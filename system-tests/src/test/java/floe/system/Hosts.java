package floe.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A host for each node, on one network, with keys for the bus.
final class Hosts implements Ground {
    /// Of membership; the bus has the next one.
    static final int CLUSTER_PORT = 5701;

    private final Network network;
    private final Path keys;
    private final Map<String, Place> places = new HashMap<>();

    Hosts(Network network, Path keys, List<String> nodes) {
        this.network = network;
        this.keys = keys;
        nodes.forEach(node -> places.put(node, network.host(node)));
        var command = new ArrayList<>(List.of(Workshop.launcher().toString(), "keys", keys.toString()));
        places.values().forEach(place -> command.add(place.address()));
        Tool.mustRun(command);
    }

    @Override
    public Place place(String node) {
        return places.computeIfAbsent(node, network::host);
    }

    @Override
    public List<String> options(String node) {
        var seeds = places.values().stream()
                .map(place -> place.address() + ":" + CLUSTER_PORT)
                .toList();
        return List.of(
                "--seeds", String.join(",", seeds),
                "--bind", place(node).address(),
                "--cluster-port", Integer.toString(CLUSTER_PORT),
                "--bus-port", Integer.toString(CLUSTER_PORT + 1),
                "--keys", keys.toString());
    }
}
