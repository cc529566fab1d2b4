package floe.kit;

import floe.kit.cluster.Majority;
import floe.kit.config.ConfigWatch;
import floe.kit.directory.MountDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;

/// What every service on a node stands on.
///
/// @param name unique in the cluster, fit for a bus address
/// @param majority whether it is with the greater part of its cluster
public record Node(
        String name,
        Vertx vertx,
        ConfigWatch config,
        MountDirectory directory,
        MeterRegistry metrics,
        Majority majority) {
    /// A node that is never with the smaller part.
    public Node(String name, Vertx vertx, ConfigWatch config, MountDirectory directory, MeterRegistry metrics) {
        this(name, vertx, config, directory, metrics, Majority.ALWAYS);
    }
}
