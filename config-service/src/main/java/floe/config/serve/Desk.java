package floe.config.serve;

import floe.config.registry.Registry;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Ask;
import floe.kit.config.ConfigWords.Edition;
import floe.kit.config.ConfigWords.Piece;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what nodes ask on the event bus. Owned by the config service's context.
final class Desk {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);
    private static final int NOT_UNDERSTOOD = 400;
    private static final int NOT_HERE = 404;

    private final Registry registry;

    Desk(Registry registry) {
        this.registry = registry;
    }

    /// Gives the asker's part of the snapshot, or nothing when the asker has it or a newer one.
    void answer(Message<Buffer> message) {
        try {
            var ask = ConfigJson.read(message.body(), Ask.class);
            hear(ask.have());
            message.reply(registry.current()
                    .filter(config -> Edition.of(config).isNewerThan(ask.have()))
                    .map(config -> ConfigJson.write(ask.role().partOf(config)))
                    .orElseGet(Buffer::buffer));
        } catch (IOException e) {
            message.fail(NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
        }
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

    /// Listens to what other config services publish.
    void hear(Message<Buffer> hint) {
        try {
            hear(ConfigJson.read(hint.body(), Edition.class));
        } catch (IOException e) {
            log.warn("a hint that cannot be read: {}", e.getMessage());
        }
    }

    private void hear(Edition edition) {
        if (registry.hear(edition)) {
            log.warn(
                    "version={} is about in the cluster and newer than what is published here; the next change here"
                            + " will follow it",
                    edition.version());
        }
    }
}
