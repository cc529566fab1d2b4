package floe.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A config, ingests and edges, each a process of its own, under a name that nobody else has.
final class Cluster implements AutoCloseable {
    private final Path folder;
    private final Ground ground;
    private final IcecastXml xml;
    private final String name =
            "floe-test-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<String, FloeNode> nodes = new HashMap<>();

    private Cluster(Ground ground, IcecastXml xml) {
        this.ground = ground;
        this.folder = xml.folder();
        this.xml = xml;
    }

    /// Returns when all nodes are ready: `config`, `ingest-1`, … and `edge-1`, ….
    static Cluster start(IcecastXml xml, int ingests, int edges) {
        return start(new Loopback(), xml, ingests, edges);
    }

    /// The same, wherever the nodes shall run.
    static Cluster start(Ground ground, IcecastXml xml, int ingests, int edges) {
        var cluster = new Cluster(ground, xml);
        try {
            cluster.add("config", "config").awaitReady();
            // One after the other: five JVMs that start at once on two cores are nobody's subject here.
            for (int i = 1; i <= ingests; i++) {
                cluster.add("ingest", "ingest-" + i).awaitReady();
            }
            for (int i = 1; i <= edges; i++) {
                cluster.add("edge", "edge-" + i).awaitReady();
            }
            return cluster;
        } catch (RuntimeException | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    /// Starts one more node. It is not ready yet.
    FloeNode add(String role, String nodeName) {
        return add(role, nodeName, xml.file());
    }

    /// The same with another icecast.xml, where it reads one.
    FloeNode add(String role, String nodeName, Path icecastXml) {
        var options = new ArrayList<>(ground.options(nodeName));
        options.addAll(List.of("--cluster-name", name));
        if (role.equals("config")) {
            options.addAll(List.of("-c", icecastXml.toString()));
        }
        var node = FloeNode.start(role, nodeName, ground.place(nodeName), folder.resolve(nodeName), options);
        nodes.put(nodeName, node);
        return node;
    }

    /// Starts a node again that has ended. It is not ready yet.
    FloeNode again(String nodeName) {
        var node = node(nodeName).again();
        nodes.put(nodeName, node);
        return node;
    }

    FloeNode config() {
        return node("config");
    }

    FloeNode ingest(int number) {
        return node("ingest-" + number);
    }

    FloeNode edge(int number) {
        return node("edge-" + number);
    }

    List<FloeNode> all() {
        return List.copyOf(nodes.values());
    }

    IcecastXml xml() {
        return xml;
    }

    FloeNode node(String nodeName) {
        var node = nodes.get(nodeName);
        if (node == null) {
            throw new IllegalArgumentException("no " + nodeName + " in " + nodes.keySet());
        }
        return node;
    }

    @Override
    public void close() {
        nodes.values().forEach(FloeNode::close);
    }
}
