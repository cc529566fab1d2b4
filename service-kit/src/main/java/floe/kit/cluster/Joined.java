package floe.kit.cluster;

import io.vertx.core.Vertx;

/// A Vert.x among others, and how it stands with them.
public record Joined(Vertx vertx, Majority majority) {}
