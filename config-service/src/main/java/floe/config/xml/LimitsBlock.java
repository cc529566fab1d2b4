package floe.config.xml;

import floe.mount.Burst;
import floe.mount.Limits;
import java.time.Duration;

/// Reads `<limits>`, and the sizes and times that a `<mount>` has of its own.
final class LimitsBlock {
    private LimitsBlock() {}

    static Limits read(Block block, Findings findings) {
        int clients = block.number("clients");
        var sizes = sizes(block, Limits.DEFAULT, findings);
        return new Limits(
                Math.min(clients, block.number("max-listeners", clients)),
                block.number("sources"),
                block.number("connections-per-address"),
                sizes.queueBytes(),
                block.flag("burst-on-connect") ? sizes.burst() : Burst.of(0),
                Duration.ofSeconds(block.number("header-timeout")),
                sizes.sourceTimeout());
    }

    /// What a mount can set too; the rest is that of `otherwise`.
    static Limits sizes(Block block, Limits otherwise, Findings findings) {
        int queue = block.value("queue-size", Sizes::queue).orElse(otherwise.queueBytes());
        var burst = block.value("burst-size", Sizes::burst).orElse(otherwise.burst());
        int seconds =
                block.number("source-timeout", (int) otherwise.sourceTimeout().toSeconds());
        if (burst.bytes() > queue) {
            block.scalar("burst-size")
                    .or(() -> block.scalar("queue-size"))
                    .ifPresent(element -> findings.warn(
                            element,
                            "burst-size " + burst.bytes() + " is more than queue-size " + queue + ": the burst is "
                                    + queue));
        }
        return new Limits(
                otherwise.clients(),
                otherwise.sources(),
                otherwise.perAddress(),
                queue,
                new Burst(Math.min(burst.bytes(), queue), burst.time()),
                otherwise.headerTimeout(),
                Duration.ofSeconds(seconds));
    }
}
