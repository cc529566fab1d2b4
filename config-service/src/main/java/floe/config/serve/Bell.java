package floe.config.serve;

import floe.kit.cluster.Addresses;
import floe.kit.config.ConfigJson;
import floe.kit.config.ConfigWords.Again;
import floe.kit.config.ConfigWords.Hint;
import floe.kit.config.HeardServices;
import floe.kit.config.Report;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rung by those who wish that the files be read now; rings at the other config services in turn. Owned by the config
/// service's context.
final class Bell {
    private static final Logger log = LoggerFactory.getLogger(Bell.class);
    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(5_000);
    private static final int NOT_UNDERSTOOD = 400;

    private final Vertx vertx;
    private final String node;
    private final HeardServices services;
    private final Supplier<Report> revise;

    /// @param node whose bell it is
    /// @param revise reads the files
    Bell(Vertx vertx, String node, HeardServices services, Supplier<Report> revise) {
        this.vertx = vertx;
        this.node = node;
        this.services = services;
        this.revise = revise;
    }

    void ring(Message<Buffer> message) {
        try {
            var again = ConfigJson.read(message.body(), Again.class);
            var reports = new ArrayList<Report>();
            reports.add(revise.get());
            if (again.tellOthers()) {
                services.hints().stream()
                        .map(Hint::from)
                        .filter(other -> !other.equals(node))
                        .forEach(other -> reports.addAll(ringAt(other)));
            }
            message.reply(ConfigJson.write(new Report.All(reports)));
        } catch (IOException e) {
            message.fail(NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
        }
    }

    private List<Report> ringAt(String other) {
        try {
            Message<Buffer> answer = vertx.eventBus()
                    .<Buffer>request(Addresses.bell(other), ConfigJson.write(new Again(false)), PATIENCE)
                    .await();
            return ConfigJson.read(answer.body(), Report.All.class).reports();
        } catch (IOException | RuntimeException e) {
            log.warn("config service {} has not read its files: {}", other, e.getMessage());
            return List.of();
        }
    }
}
