package floe.config.xml;

import floe.mount.DirectoryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the `<directory>`s of Icecast 2.4 and the `<yp-directory>`s of 2.5. As in Icecast, a time-out that is none
/// counts as 6 s and nothing is touched more often than every 30 s.
final class DirectoryBlocks {
    private static final int MOST = 25;
    private static final int LONGEST_TIMEOUT = 10;
    private static final int USUAL_TIMEOUT = 6;
    private static final int LONGEST_SECONDS = 86_400;

    private final Findings findings;
    private final List<DirectoryConfig> directories = new ArrayList<>();

    private DirectoryBlocks(Findings findings) {
        this.findings = findings;
    }

    static List<DirectoryConfig> read(Block root, Findings findings) {
        var blocks = new DirectoryBlocks(findings);
        root.all("directory").forEach(blocks::old);
        root.all("yp-directory").forEach(blocks::own);
        return blocks.directories;
    }

    private void old(XmlElement element) {
        var block = Block.of(element, findings);
        var url = block.scalar("yp-url").filter(it -> !it.text().isBlank());
        int timeout = block.number("yp-url-timeout");
        int touch = block.number("touch-interval");
        url.ifPresentOrElse(
                it -> add(element, block.value(it, WebAddress::of), timeout, touch),
                () -> findings.warn(element, "without a <yp-url> is passed over"));
    }

    private void own(XmlElement element) {
        var block = Block.of(element, findings);
        int timeout = USUAL_TIMEOUT;
        int touch = 0;
        for (var option : block.all("option")) {
            switch (option.attribute("name", "")) {
                case "timeout" -> timeout = seconds(option);
                case "touch-interval" -> touch = seconds(option);
                case "listen-socket" ->
                    findings.warn(option, "'listen-socket' is not supported yet: the first socket is named");
                default -> findings.warn(option, "is passed over; allowed: timeout, touch-interval");
            }
        }
        var url = element.attribute("url", "");
        if (url.isBlank()) {
            findings.warn(element, "without a url is passed over");
        } else {
            add(element, value(element, url, WebAddress::of), timeout, touch);
        }
    }

    private int seconds(XmlElement option) {
        var text = option.attribute("value", "");
        return value(option, text, it -> Values.number(it, 0, LONGEST_SECONDS))
                .orElse(0L)
                .intValue();
    }

    private <T> Optional<T> value(XmlElement element, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            findings.error(element, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void add(XmlElement element, Optional<String> url, int timeoutSeconds, int touchSeconds) {
        if (url.isEmpty()) {
            return;
        }
        if (directories.stream().anyMatch(it -> it.url().equals(url.get()))) {
            findings.warn(element, url.get() + " is there already; passed over");
        } else if (directories.size() == MOST) {
            findings.warn(element, "is passed over: there are " + MOST + " already");
        } else {
            boolean usable = timeoutSeconds >= 1 && timeoutSeconds <= LONGEST_TIMEOUT;
            var timeout = Duration.ofSeconds(usable ? timeoutSeconds : USUAL_TIMEOUT);
            var touch = Duration.ofSeconds(touchSeconds);
            var soonest = DirectoryConfig.SOONEST_TOUCH;
            directories.add(new DirectoryConfig(url.get(), timeout, touch.compareTo(soonest) < 0 ? soonest : touch));
        }
    }
}
