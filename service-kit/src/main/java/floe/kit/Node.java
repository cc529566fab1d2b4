package floe.kit;

import floe.kit.config.ConfigWatch;
import floe.kit.directory.MountDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;

/// What every service on a node stands on.
///
/// @param name unique in the cluster, fit for a bus address
public record Node(String name, Vertx vertx, ConfigWatch config, MountDirectory directory, MeterRegistry metrics) {}
