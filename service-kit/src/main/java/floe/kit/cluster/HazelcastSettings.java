package floe.kit.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NetworkConfig;
import java.util.Map;

/// How a node takes part in Hazelcast: a full member (a lite one loses its registrations for good when the last full
/// one dies), found by seeds alone, quick to see who is gone and quick to come together again.
final class HazelcastSettings {
    /// Seconds are Hazelcast's unit except where the name says otherwise. The defaults would mean minutes of silence
    /// after a split: 300 and 120 s until a merge, 60 s until a frozen member is dropped.
    private static final Map<String, String> PROPERTIES = Map.of(
            "hazelcast.phone.home.enabled", "false",
            "hazelcast.logging.type", "slf4j",
            "hazelcast.heartbeat.interval.seconds", "1",
            "hazelcast.max.no.heartbeat.seconds", "5",
            "hazelcast.merge.first.run.delay.seconds", "5",
            "hazelcast.merge.next.run.delay.seconds", "5",
            "hazelcast.wait.seconds.before.join", "0",
            "hazelcast.operation.call.timeout.millis", "5000",
            "hazelcast.graceful.shutdown.max.wait", "10");

    private HazelcastSettings() {}

    static Config of(Membership membership) {
        var config = new Config();
        config.setClusterName(membership.clusterName());
        PROPERTIES.forEach(config::setProperty);
        config.setProperty("hazelcast.socket.bind.any", Boolean.toString(membership.isBoundToAll()));
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(onlyKnownClasses());
        config.addMultiMapConfig(
                new MultiMapConfig("__vertx.subs").setBackupCount(1).setValueCollectionType(ValueCollectionType.SET));
        config.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
        config.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1));
        config.addListenerConfig(new ListenerConfig(new Members()));
        reach(config.getNetworkConfig(), membership);
        return config;
    }

    private static void reach(NetworkConfig network, Membership membership) {
        network.setPort(membership.hazelcastPort()).setPortAutoIncrement(false);
        network.setPublicAddress(membership.publicAddress() + ":" + membership.hazelcastPort());
        if (!membership.isBoundToAll()) {
            network.getInterfaces().setEnabled(true).addInterface(membership.bindAddress());
        }
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(membership.seeds()).setConnectionTimeoutSeconds(2);
    }

    private static JavaSerializationFilterConfig onlyKnownClasses() {
        var filter = new JavaSerializationFilterConfig();
        filter.setDefaultsDisabled(true);
        filter.setWhitelist(new ClassFilter()
                .addPrefixes("io.vertx.spi.cluster.hazelcast.", "com.hazelcast.", "java.lang.", "java.util.")
                // What exceptions are made of. A member that says «ask again, partitions are moving» says it by one; if
                // it cannot be read, the asker waits for ten seconds and the registration is lost.
                .addPrefixes("[Ljava.lang.", "[Ljava.util.", "[Lcom.hazelcast.")
                .addClasses(
                        "[B",
                        "java.io.IOException",
                        "java.io.EOFException",
                        "java.net.SocketException",
                        "java.net.ConnectException",
                        "java.net.SocketTimeoutException"));
        return filter;
    }
}
