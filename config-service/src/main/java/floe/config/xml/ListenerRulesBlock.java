package floe.config.xml;

import floe.config.registry.Place;
import floe.mount.FallbackRules;
import floe.mount.IcyRules;
import floe.mount.Limits;
import floe.mount.ListenerRules;
import floe.mount.MountName;
import floe.mount.OggForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how a `<mount>` treats its listeners.
final class ListenerRulesBlock {
    private final MountName mount;
    private final Block block;
    private final Findings findings;

    private ListenerRulesBlock(MountName mount, Block block, Findings findings) {
        this.mount = mount;
        this.block = block;
        this.findings = findings;
    }

    /// @param fallbacks gets what the mount falls back to, and where it says so
    /// @param intros gets what is played first, and where it says so
    /// @param members gets the files of those who may listen, and where it says so
    static ListenerRules read(
            MountName mount,
            Block block,
            Limits sizes,
            Map<MountName, Place> fallbacks,
            Map<MountName, Place> intros,
            Map<String, Place> members,
            Findings findings) {
        return new ListenerRulesBlock(mount, block, findings).read(sizes, fallbacks, intros, members);
    }

    private ListenerRules read(
            Limits sizes, Map<MountName, Place> fallbacks, Map<MountName, Place> intros, Map<String, Place> members) {
        return new ListenerRules(
                block.flag("allow-direct-access") && !block.flag("no-mount"),
                block.number("max-listeners"),
                Duration.ofSeconds(block.number("max-listener-duration")),
                intro(intros),
                new FallbackRules(
                        choices(fallbacks),
                        block.value("fallback-override", ListenerRulesBlock::recall)
                                .orElse(FallbackRules.Recall.OWN),
                        block.flag("fallback-when-full")),
                sizes.burst(),
                sizes.queueBytes(),
                block.value("ogg", ListenerRulesBlock::ogg).orElse(OggForm.AUTO),
                icy(),
                block.flag("range-probe"),
                ListenerLoginBlock.read(block, members, findings));
    }

    private @Nullable MountName intro(Map<MountName, Place> intros) {
        var element = block.scalar("intro").filter(it -> !it.text().isBlank());
        var intro = element.flatMap(it -> block.value(it, ListenerRulesBlock::file));
        intro.ifPresent(name -> intros.putIfAbsent(name, element.get().place()));
        return intro.orElse(null);
    }

    /// Several are alternatives, the best first.
    private List<MountName> choices(Map<MountName, Place> fallbacks) {
        var choices = new ArrayList<MountName>();
        for (var element : fallbacks()) {
            if (!element.text().isBlank()) {
                choice(element).ifPresent(name -> {
                    choices.add(name);
                    fallbacks.putIfAbsent(name, element.place());
                });
            }
        }
        return choices.stream().distinct().toList();
    }

    /// In the words of Icecast, and in those of icecast-kh.
    private List<XmlElement> fallbacks() {
        var named = block.ownOrDefault("fallback-mount").stream();
        var grouped =
                block.ownOrDefault("fallback").stream().flatMap(it -> Block.of(it, findings).scalar("mount").stream());
        return Stream.concat(named, grouped).toList();
    }

    private Optional<MountName> choice(XmlElement element) {
        var name = block.value(element, MountBlocks::mountName);
        if (name.filter(mount::equals).isEmpty()) {
            return name;
        }
        if (isOwn(element)) {
            findings.error(element, mount + " falls back to itself: " + mount + " → " + mount);
        }
        return Optional.empty();
    }

    private boolean isOwn(XmlElement fallback) {
        return block.all("fallback-mount").contains(fallback)
                || block.all("fallback").stream().anyMatch(it -> it.children().contains(fallback));
    }

    private IcyRules icy() {
        int older = block.number("mp3-metadata-interval");
        return new IcyRules(
                block.number("icy-metadata-interval", older),
                block.value("icy-charset", Values::charset).orElse(null));
    }

    private static FallbackRules.Recall recall(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> FallbackRules.Recall.ALL;
            case "own" -> FallbackRules.Recall.OWN;
            case "none" -> FallbackRules.Recall.NONE;
            default -> flag(text) ? FallbackRules.Recall.OWN : FallbackRules.Recall.NONE;
        };
    }

    private static boolean flag(String text) {
        try {
            return Values.flag(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", all, own, none", e);
        }
    }

    private static OggForm ogg(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "auto" -> OggForm.AUTO;
            case "continuous" -> OggForm.CONTINUOUS;
            case "chained" -> OggForm.CHAINED;
            default -> throw new IllegalArgumentException(Values.quoted(text) + "; allowed: auto, continuous, chained");
        };
    }

    /// Icecast joins it to the web root, with or without a slash between.
    private static MountName file(String text) {
        return MountBlocks.mountName(text.startsWith("/") ? text : "/" + text);
    }
}
