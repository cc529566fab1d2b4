package floe.system;

import java.util.ArrayList;
import java.util.List;

/// One machine for all nodes, each with ports of its own.
final class Loopback implements Ground {
    private static final int SEEDS = 3;

    private final List<Integer> seeds = new ArrayList<>();
    private int started;

    Loopback() {
        for (int i = 0; i < SEEDS; i++) {
            seeds.add(Ports.free());
        }
    }

    @Override
    public Place place(String node) {
        return Place.HERE;
    }

    @Override
    public List<String> options(String node) {
        int port = started < seeds.size() ? seeds.get(started) : Ports.free();
        started++;
        return List.of(
                "--seeds",
                String.join(",", seeds.stream().map(seed -> "127.0.0.1:" + seed).toList()),
                "--bind",
                "127.0.0.1",
                "--cluster-port",
                Integer.toString(port),
                "--bus-port",
                Integer.toString(Ports.free()));
    }
}
