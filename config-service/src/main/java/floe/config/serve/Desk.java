package floe.config.serve;

import floe.config.registry.Registry;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Ask;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Piece;
import floe.kit.config.Parts;
import floe.mount.ClusterConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what nodes ask on the event bus. Owned by the config service's context.
final class Desk {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);
    private static final int NOT_UNDERSTOOD = 400;
    private static final int NOT_HERE = 404;
    private static final int REMEMBERED = 8;

    private final Registry registry;
    // Those that nodes may still have; a node that has another one gets the whole.
    private final Map<Edition, ClusterConfig> published = new LinkedHashMap<>();
    private final Map<Ask, Buffer> answers = new HashMap<>();
    private Edition newest = Edition.NONE;

    Desk(Registry registry) {
        this.registry = registry;
    }

    /// Gives the asker's part of the snapshot, or nothing when the asker has it or a newer one.
    void answer(Message<Buffer> message) {
        try {
            var ask = ConfigJson.read(message.body(), Ask.class);
            hear(ask.have());
            remember();
            message.reply(registry.current()
                    .filter(config -> Edition.of(config).isNewerThan(ask.have()))
                    .map(config -> answers.computeIfAbsent(ask, _ -> part(ask, config)))
                    .orElseGet(Buffer::buffer));
        } catch (IOException e) {
            message.fail(NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
        }
    }

    private Buffer part(Ask ask, ClusterConfig config) {
        return Parts.write(ask.role(), published.get(ask.have()), config);
    }

    /// To be told of each snapshot, or asked for it.
    void remember() {
        registry.current().filter(config -> !Edition.of(config).equals(newest)).ifPresent(config -> {
            newest = Edition.of(config);
            answers.clear();
            published.put(newest, config);
            if (published.size() > REMEMBERED) {
                published.remove(published.keySet().iterator().next());
            }
        });
    }

    /// Gives a piece of a file.
    void hand(Message<Buffer> message) {
        try {
            registry.piece(ConfigJson.read(message.body(), Piece.class))
                    .ifPresentOrElse(message::reply, () -> message.fail(NOT_HERE, "no such file here"));
        } catch (IOException e) {
            message.fail(NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
        }
    }

    /// The next snapshot from here will be newer than this one, which is about in the cluster.
    private void hear(Edition edition) {
        if (registry.hear(edition)) {
            log.info("version={} is about in the cluster and newer than what is published here", edition.version());
        }
    }
}
