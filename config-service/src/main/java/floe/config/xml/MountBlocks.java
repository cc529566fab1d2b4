package floe.config.xml;

import floe.config.registry.Logins;
import floe.config.registry.Place;
import floe.mount.Limits;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.mount.StreamWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the `<mount>`s. What a normal one doesn't say it takes from that of type `default`.
final class MountBlocks {
    private static final MountName NO_NAME = new MountName("/*");
    private static final String DEFAULT_USER = "source";

    private final Limits limits;
    private final Logins logins;
    private final Findings findings;
    private final Map<MountName, XmlElement> named = new LinkedHashMap<>();
    private final Map<MountName, Place> fallbacks = new LinkedHashMap<>();
    private final Map<MountName, Place> intros = new LinkedHashMap<>();
    private Block defaults;

    MountBlocks(Limits limits, Logins logins, Findings findings) {
        this.limits = limits;
        this.logins = logins;
        this.findings = findings;
        this.defaults = Block.empty(findings);
    }

    Mounts read(List<XmlElement> elements) {
        elements.forEach(this::sort);
        var other = mount(NO_NAME, defaults, Optional.empty());
        defaults.leave();
        var mounts = new ArrayList<MountConfig>();
        named.forEach((name, element) -> {
            var block = Block.of(element, defaults, findings);
            mounts.add(mount(name, block, Optional.of(name)));
            block.all("mount-name");
            block.all("relay");
            block.leave();
        });
        return new Mounts(mounts, other, fallbacks, intros);
    }

    private void sort(XmlElement element) {
        switch (element.attributes().getOrDefault("type", "normal").toLowerCase(Locale.ROOT)) {
            case "normal" -> name(element).ifPresent(name -> add(name, element));
            case "default" -> defaults = Block.of(element, defaults, findings);
            default ->
                findings.warn(
                        element,
                        "of type " + Values.quoted(element.attributes().getOrDefault("type", ""))
                                + " is passed over; allowed: normal, default");
        }
    }

    private Optional<MountName> name(XmlElement element) {
        var block = Block.of(element, findings);
        if (block.filledText("mount-name").isEmpty()) {
            findings.warn(element, "without a <mount-name> is passed over");
            return Optional.empty();
        }
        return block.value("mount-name", MountBlocks::mountName);
    }

    private void add(MountName name, XmlElement element) {
        if (name.path().contains("*")) {
            findings.warn(element, "patterns in mount names are not supported: " + name + " is that one name only");
        }
        var other = named.putIfAbsent(name, element);
        if (other != null) {
            findings.error(
                    element, name + " has a <mount> in line " + other.place().line() + " already");
        }
    }

    private MountConfig mount(MountName name, Block block, Optional<MountName> own) {
        var sizes = LimitsBlock.sizes(block, limits, findings);
        var headers = new ArrayList<>(HeadersBlock.read(block.block("http-headers"), findings));
        if (own.isPresent()) {
            headers.addAll(HeadersBlock.read(defaults.block("http-headers"), findings));
        }
        return new MountConfig(
                name,
                login(block, own),
                block.flag("hidden", false),
                sizes.sourceTimeout(),
                words(block),
                headers,
                SourceRulesBlock.read(name, block, logins, findings),
                ListenerRulesBlock.read(name, block, sizes, fallbacks, intros, findings));
    }

    private @Nullable Login login(Block block, Optional<MountName> own) {
        var user = block.filledText("username").orElse(DEFAULT_USER);
        var password = block.secret("password");
        if (password.isEmpty()) {
            block.scalar("username").ifPresent(it -> findings.warn(it, "without a <password> is passed over"));
            return null;
        }
        return own.map(name -> logins.ofMount(name, user, password.get()))
                .orElseGet(() -> logins.ofOtherMounts(user, password.get()));
    }

    private static StreamWords words(Block block) {
        return new StreamWords(
                block.filledText("stream-name").orElse(null),
                block.filledText("stream-description").orElse(null),
                block.filledText("stream-url").orElse(null),
                block.filledText("genre").orElse(null),
                block.filledText("bitrate").orElse(null));
    }

    static MountName mountName(String text) {
        if (!MountName.isValid(text)) {
            throw new IllegalArgumentException(Values.quoted(text)
                    + " is no mount; allowed: '/' and a name, at most 255 characters, without '//' and '..'");
        }
        return new MountName(text);
    }

    /// @param fallbacks what mounts fall back to and where it says so
    /// @param intros what mounts begin with and where it says so
    record Mounts(
            List<MountConfig> mounts,
            MountConfig other,
            Map<MountName, Place> fallbacks,
            Map<MountName, Place> intros) {}
}
