package floe.config.xml;

import floe.mount.DumpRules;
import floe.mount.DumpRules.Interpolation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads where a mount is recorded: `<dump-file>`. Icecast 2.5's `interpolation` and limits may be attributes of it,
/// or elements beside it in the mount.
final class DumpBlock {
    private static final long LARGEST_FILE = 1L << 50;
    private static final long LONGEST_SECONDS = 366L * 24 * 3600;
    private static final String SIZE_LIMIT = "dump-file-size-limit";
    private static final String TIME_LIMIT = "dump-file-time-limit";

    private final Block mount;
    private final Findings findings;

    private DumpBlock(Block mount, Findings findings) {
        this.mount = mount;
        this.findings = findings;
    }

    static @Nullable DumpRules read(Block mount, Findings findings) {
        return new DumpBlock(mount, findings).read().orElse(null);
    }

    private Optional<DumpRules> read() {
        long mostBytes = mount.wide(SIZE_LIMIT);
        long seconds = mount.wide(TIME_LIMIT);
        return mount.scalar("dump-file")
                .filter(it -> !it.text().isBlank())
                .flatMap(element -> read(element, mostBytes, seconds));
    }

    private Optional<DumpRules> read(XmlElement element, long mostBytes, long seconds) {
        long bytes = attribute(element, SIZE_LIMIT, DumpBlock::bytes).orElse(mostBytes);
        long longest = attribute(element, TIME_LIMIT, DumpBlock::seconds).orElse(seconds);
        var interpolation =
                attribute(element, "interpolation", DumpBlock::interpolation).orElse(Interpolation.STRFTIME);
        return mount.value(element, DumpBlock::path)
                .map(file ->
                        new DumpRules(file, interpolation, bytes, longest == 0 ? null : Duration.ofSeconds(longest)));
    }

    private <T> Optional<T> attribute(XmlElement element, String name, Function<String, T> reader) {
        try {
            return Optional.ofNullable(element.attributes().get(name))
                    .map(String::strip)
                    .map(reader);
        } catch (IllegalArgumentException e) {
            findings.error(element, name + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private static long bytes(String text) {
        return Values.number(text, 0, LARGEST_FILE);
    }

    private static long seconds(String text) {
        return Values.number(text, 0, LONGEST_SECONDS);
    }

    private static Interpolation interpolation(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "default", "strftime" -> Interpolation.STRFTIME;
            case "none" -> Interpolation.NONE;
            case "uuid" -> Interpolation.UUID;
            default ->
                throw new IllegalArgumentException(Values.quoted(text) + "; allowed: default, none, strftime, uuid");
        };
    }

    private static String path(String text) {
        try {
            if (text.endsWith("/") || Path.of(text).getFileName() == null) {
                throw new IllegalArgumentException(Values.quoted(text) + " names no file");
            }
            return text;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Values.quoted(text) + " is no path: " + e.getReason(), e);
        }
    }
}
