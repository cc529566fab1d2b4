package floe.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Hosts on one switch, each a network namespace of this machine, that can be cut off from each other without a word.
/// Needs root, and the packages iproute2 and nftables.
final class Network implements AutoCloseable {
    private static final String RULES =
            "add table inet cut; add chain inet cut in { type filter hook input priority 0 ; };"
                    + " add chain inet cut out { type filter hook output priority 0 ; }";

    private final String id =
            HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    private final String subnet = "10." + ThreadLocalRandom.current().nextInt(64, 128) + "."
            + ThreadLocalRandom.current().nextInt(256) + ".";
    private final Map<String, Place> hosts = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::remove);

    private Network() {}

    /// Skips the test, saying what is missing, where there can be no such network.
    static void needed() {
        Tool.needs("ip", "nft");
        assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces are root's to make");
    }

    static Network create() {
        var network = new Network();
        Runtime.getRuntime().addShutdownHook(network.hook);
        network.ip("link add " + network.bridge() + " type bridge");
        network.ip("addr add " + network.subnet + "1/24 dev " + network.bridge());
        network.ip("link set " + network.bridge() + " up");
        return network;
    }

    /// A new host on the switch.
    Place host(String name) {
        var space = space(name);
        int number = hosts.size() + 10;
        var cable = "fl" + id + "-" + number;
        ip("netns add " + space);
        ip("link add " + cable + " type veth peer name eth0 netns " + space);
        ip("link set " + cable + " master " + bridge() + " up");
        ip("-n " + space + " addr add " + subnet + number + "/24 dev eth0");
        ip("-n " + space + " link set eth0 up");
        ip("-n " + space + " link set lo up");
        var place = new Place(subnet + number, List.of("ip", "netns", "exec", space));
        Tool.mustRun(place.command(List.of("nft", RULES)));
        hosts.put(name, place);
        return place;
    }

    /// From now on nothing passes between these and those, and nobody is told.
    void split(Collection<String> these, Collection<String> those) {
        these.forEach(one -> those.forEach(other -> drop(one, other, "")));
    }

    /// The same for one port of TCP.
    void split(Collection<String> these, Collection<String> those, int port) {
        these.forEach(one -> those.forEach(other -> {
            drop(one, other, " tcp dport " + port);
            drop(one, other, " tcp sport " + port);
        }));
    }

    void heal() {
        hosts.values().forEach(host -> Tool.mustRun(host.command(List.of("nft", "flush table inet cut"))));
    }

    private void drop(String host, String other, String what) {
        var address = host(hosts, other).address();
        var rules = "add rule inet cut in ip saddr " + address + what + " drop; add rule inet cut out ip daddr "
                + address + what + " drop";
        Tool.mustRun(host(hosts, host).command(List.of("nft", rules)));
    }

    private static Place host(Map<String, Place> hosts, String name) {
        var place = hosts.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no host " + name + " in " + hosts.keySet());
        }
        return place;
    }

    private String bridge() {
        return "fl" + id;
    }

    private String space(String name) {
        return "floe-" + id + "-" + name;
    }

    private void ip(String words) {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words.split(" ")));
        Tool.mustRun(command);
    }

    private void remove() {
        hosts.keySet().forEach(name -> Tool.tryRun(List.of("ip", "netns", "del", space(name))));
        Tool.tryRun(List.of("ip", "link", "del", bridge()));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        remove();
    }
}
