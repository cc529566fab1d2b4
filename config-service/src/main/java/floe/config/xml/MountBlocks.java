package floe.config.xml;

import floe.config.registry.Logins;
import floe.config.registry.Logins.Wish;
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
    private final List<Ranked> many = new ArrayList<>();
    private final Map<MountName, Place> fallbacks = new LinkedHashMap<>();
    private final Map<MountName, Place> intros = new LinkedHashMap<>();
    private final Map<String, Place> members = new LinkedHashMap<>();
    private Block defaults;

    MountBlocks(Limits limits, Logins logins, Findings findings) {
        this.limits = limits;
        this.logins = logins;
        this.findings = findings;
        this.defaults = Block.empty("mount", findings);
    }

    Mounts read(List<XmlElement> elements) {
        elements.forEach(this::sort);
        logins.makeReady(wishes());
        var other = mount(NO_NAME, defaults, Optional.empty());
        var mounts = new ArrayList<MountConfig>();
        named.forEach(
                (name, element) -> mounts.add(mount(name, Block.of(element, defaults, findings), Optional.of(name))));
        return new Mounts(mounts, patterns(), other, fallbacks, intros, members);
    }

    /// The credentials of all mounts that have some, of which there may be thousands. What is wrong with them is said
    /// when they are read.
    private List<Wish> wishes() {
        var wishes = new ArrayList<Wish>();
        named.forEach((name, element) -> {
            var block = Block.of(element, defaults, new Findings());
            block.secret("password").ifPresent(secret -> wishes.add(Wish.ofMount(name, user(block), secret)));
        });
        return wishes;
    }

    /// As in icecast-kh: the lowest priority counts, and of several with one the last.
    private List<MountConfig> patterns() {
        var patterns = new ArrayList<MountConfig>();
        for (var element : Ranked.inOrder(many.reversed())) {
            name(element)
                    .ifPresent(name ->
                            patterns.add(mount(name, Block.of(element, defaults, findings), Optional.of(name))));
        }
        return patterns;
    }

    private void sort(XmlElement element) {
        switch (element.attribute("type", "normal").toLowerCase(Locale.ROOT)) {
            case "normal" -> name(element).ifPresent(name -> add(name, element));
            case "default" -> defaults = Block.of(element, defaults, findings);
            default ->
                findings.warn(
                        element,
                        "of type " + Values.quoted(element.attribute("type", ""))
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
        int priority = Block.of(element, findings).number("priority");
        if (name.isPattern()) {
            many.add(new Ranked(element, priority));
            return;
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
                block.flag("hidden"),
                sizes.sourceTimeout(),
                words(block),
                headers,
                SourceRulesBlock.read(name, block, logins, findings),
                ListenerRulesBlock.read(name, block, sizes, fallbacks, intros, members, findings));
    }

    private @Nullable Login login(Block block, Optional<MountName> own) {
        var user = user(block);
        var password = block.scalar("password");
        if (password.isEmpty()) {
            block.scalar("username").ifPresent(it -> findings.warn(it, "without a <password> is passed over"));
            return null;
        }
        var secret = password.get().text();
        var login =
                own.map(name -> logins.ofMount(name, user, secret)).orElseGet(() -> logins.ofOtherMounts(user, secret));
        return WellKnown.warnOf(password.get(), login, findings);
    }

    private static String user(Block block) {
        return block.filledText("username").orElse(DEFAULT_USER);
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

    /// @param patterns those for many, the first that fits counts
    /// @param fallbacks what mounts fall back to and where it says so
    /// @param intros what mounts begin with and where it says so
    /// @param members files of those who may listen and where they are named
    record Mounts(
            List<MountConfig> mounts,
            List<MountConfig> patterns,
            MountConfig other,
            Map<MountName, Place> fallbacks,
            Map<MountName, Place> intros,
            Map<String, Place> members) {}
}
