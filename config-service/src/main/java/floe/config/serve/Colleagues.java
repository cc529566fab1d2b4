package floe.config.serve;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Ask;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.config.Parts;
import floe.kit.config.Role;
import floe.mount.ClusterConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The other config services of the cluster: what one of them has published, all of them publish. Used by the config
/// service's context, where it waits.
final class Colleagues {
    private static final Logger log = LoggerFactory.getLogger(Colleagues.class);
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(1_000);

    private final Vertx vertx;
    private final String node;

    /// @param node whose colleagues they are
    Colleagues(Vertx vertx, String node) {
        this.vertx = vertx;
        this.node = node;
    }

    /// What any of them publishes, if that is newer; to be asked before this service answers anybody itself.
    Optional<ClusterConfig> newerThan(Edition have) {
        return ask(Addresses.CONFIG).filter(config -> Edition.of(config).isNewerThan(have));
    }

    /// What the one publishes who hints at it, if that is newer.
    Optional<ClusterConfig> newerThan(Edition have, Hint hint) {
        return hint.from().equals(node) || !hint.edition().isNewerThan(have)
                ? Optional.empty()
                : ask(Addresses.desk(hint.from()));
    }

    private Optional<ClusterConfig> ask(String address) {
        var question = ConfigJson.write(new Ask(Role.ALL, Edition.NONE));
        try {
            Message<Buffer> answer = vertx.eventBus()
                    .<Buffer>request(address, question, PATIENCE)
                    .await();
            return Optional.of(Parts.read(answer.body(), null));
        } catch (IOException e) {
            log.warn("what another config service publishes cannot be used: {}", e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            log.debug("no answer on {}: {}", address, e.getMessage());
            return Optional.empty();
        }
    }
}
