package floe.config;

import floe.config.serve.ConfigService;
import floe.config.serve.Outlook;
import floe.config.xml.IcecastXml;
import floe.config.xml.Overrides;
import floe.kit.config.ConfigWords.Edition;
import floe.mount.MountName;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Set;

/// The config service of a node.
public final class ConfigMain {
    private final Vertx vertx;
    private final ConfigService service;
    private final String deployment;

    private ConfigMain(Vertx vertx, ConfigService service, String deployment) {
        this.vertx = vertx;
        this.service = service;
        this.deployment = deployment;
    }

    /// Done when the service answers. Fails, with a message fit for the operator, when the file is wrong and the
    /// state directory holds no good snapshot of earlier.
    ///
    /// @param node its name
    /// @param icecastXml watched from now on, and so are the files that its mounts fall back to
    /// @param state the node's state directory, made if it isn't there
    public static Future<ConfigMain> start(
            Vertx vertx, String node, Path icecastXml, Path state, MeterRegistry metrics) {
        return start(vertx, node, icecastXml, state, metrics, Overrides.NONE);
    }

    /// The same, in surroundings that may say something else than the file.
    ///
    /// @param overrides what the environment says in place of the file
    public static Future<ConfigMain> start(
            Vertx vertx, String node, Path icecastXml, Path state, MeterRegistry metrics, Overrides overrides) {
        var service = new ConfigService(node, icecastXml, IcecastXml.reader(overrides), state, metrics);
        return vertx.deployVerticle(service, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .map(id -> new ConfigMain(vertx, service, id));
    }

    /// Which snapshot it publishes.
    public Edition edition() {
        return service.edition();
    }

    /// What would come of this content in the place of the file.
    ///
    /// @param name what it is called in messages
    /// @param onAir the mounts that have a source now
    public Future<Outlook> foresee(byte[] content, String name, Set<MountName> onAir) {
        return service.foresee(content, name, onAir);
    }

    /// Answers nobody any more; the snapshot stays saved.
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }
}
