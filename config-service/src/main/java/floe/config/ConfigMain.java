package floe.config;

import floe.config.serve.ConfigService;
import floe.config.xml.IcecastXml;
import floe.config.xml.Overrides;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/// The config service of a node.
public final class ConfigMain {
    private final Vertx vertx;
    private final String deployment;

    private ConfigMain(Vertx vertx, String deployment) {
        this.vertx = vertx;
        this.deployment = deployment;
    }

    /// Done when the service answers. Fails, with a message fit for the operator, when the file is wrong and the
    /// state directory holds no good snapshot of earlier.
    ///
    /// @param icecastXml watched from now on, and so are the files that its mounts fall back to
    /// @param state the node's state directory, made if it isn't there
    public static Future<ConfigMain> start(Vertx vertx, Path icecastXml, Path state, MeterRegistry metrics) {
        return start(vertx, icecastXml, state, metrics, Overrides.NONE);
    }

    /// The same, in surroundings that may say something else than the file.
    ///
    /// @param overrides what the environment says in place of the file
    public static Future<ConfigMain> start(
            Vertx vertx, Path icecastXml, Path state, MeterRegistry metrics, Overrides overrides) {
        var service = new ConfigService(icecastXml, IcecastXml.reader(overrides), state, metrics);
        return vertx.deployVerticle(service, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .map(id -> new ConfigMain(vertx, id));
    }

    /// Answers nobody any more; the snapshot stays saved.
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }
}
