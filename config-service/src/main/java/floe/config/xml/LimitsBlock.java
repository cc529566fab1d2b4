package floe.config.xml;

import floe.mount.Burst;
import floe.mount.Limits;
import java.time.Duration;

/// Reads `<limits>`, and the sizes and times that a `<mount>` has of its own.
final class LimitsBlock {
    private static final int LARGEST_BUFFER = 64 * 1024 * 1024;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_BURST_SECONDS = 120;

    private LimitsBlock() {}

    static Limits read(Block block, Findings findings) {
        var limits = Limits.DEFAULT;
        int clients = block.number("clients", 1, 1_000_000, limits.clients());
        int sources = block.number("sources", 0, 100_000, limits.sources());
        int perAddress = block.number("connections-per-address", 0, 1_000_000, limits.perAddress());
        int headerSeconds = block.number(
                "header-timeout", 1, 600, (int) limits.headerTimeout().toSeconds());
        boolean burstOnConnect = block.flag("burst-on-connect", true);
        var sizes = sizes(block, limits, findings);
        block.leave();
        return new Limits(
                clients,
                sources,
                perAddress,
                sizes.queueBytes(),
                burstOnConnect ? sizes.burst() : Burst.of(0),
                Duration.ofSeconds(headerSeconds),
                sizes.sourceTimeout());
    }

    /// What a mount can set too; the rest is that of `otherwise`.
    static Limits sizes(Block block, Limits otherwise, Findings findings) {
        int queue = block.number("queue-size", 1, LARGEST_BUFFER, otherwise.queueBytes());
        var burst = block.value("burst-size", LimitsBlock::burst).orElse(otherwise.burst());
        int seconds = block.number("source-timeout", 1, LONGEST_SECONDS, (int)
                otherwise.sourceTimeout().toSeconds());
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

    /// Bytes, or seconds as icecast-kh writes them: `10s`.
    private static Burst burst(String text) {
        return text.endsWith("s")
                ? Burst.of(Duration.ofSeconds(
                        Values.number(text.substring(0, text.length() - 1).strip(), 0, LONGEST_BURST_SECONDS)))
                : Burst.of(Values.number(text, 0, LARGEST_BUFFER));
    }
}
