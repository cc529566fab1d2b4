package floe.config.xml;

import floe.config.registry.Logins;
import floe.mount.Login;
import floe.mount.MountName;
import floe.mount.SourceRules;
import floe.mount.StandbyLogin;
import floe.mount.Takeover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads how a `<mount>` treats its sources.
final class SourceRulesBlock {
    private final Block block;
    private final Logins logins;
    private final Findings findings;

    private SourceRulesBlock(Block block, Logins logins, Findings findings) {
        this.block = block;
        this.logins = logins;
        this.findings = findings;
    }

    static SourceRules read(MountName mount, Block block, Logins logins, Findings findings) {
        return new SourceRulesBlock(block, logins, findings).read(mount);
    }

    private SourceRules read(MountName mount) {
        var none = SourceRules.DEFAULT;
        return new SourceRules(
                takeover().orElse(none.takeover()),
                grace(),
                block.flag("standby-sources"),
                standbys(mount),
                block.value("charset", Values::charset).orElse(none.charset()),
                DumpBlock.read(block, findings),
                block.filledText("on-connect").orElse(null),
                block.filledText("on-disconnect").orElse(null),
                EventBlocks.read(block, findings),
                publicity(),
                block.filledText("cluster-password").orElse(null));
    }

    private Optional<Takeover> takeover() {
        var kh = block.value("hijack", Values::flag).map(yes -> yes ? Takeover.ALWAYS : Takeover.NEVER);
        return block.value("takeover", SourceRulesBlock::takeover).or(() -> kh);
    }

    private static Takeover takeover(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "never" -> Takeover.NEVER;
            case "silent" -> Takeover.SILENT;
            case "always" -> Takeover.ALWAYS;
            default -> throw new IllegalArgumentException(Values.quoted(text) + "; allowed: never, silent, always");
        };
    }

    /// Called `linger-for` by icecast-kh.
    private Duration grace() {
        int kh = block.number("linger-for");
        return Duration.ofSeconds(block.number("source-grace", kh));
    }

    private List<StandbyLogin> standbys(MountName mount) {
        var standbys = new ArrayList<StandbyLogin>();
        for (var element : block.all("standby")) {
            var standby = Block.of(element, findings);
            int priority = standby.number("priority", standbys.size() + 1);
            login(mount, element, standby).ifPresent(login -> standbys.add(new StandbyLogin(login, priority)));
        }
        return standbys;
    }

    private Optional<Login> login(MountName mount, XmlElement element, Block standby) {
        var user = standby.filledText("username");
        var password = standby.secret("password").filter(it -> !it.isEmpty());
        if (user.isEmpty() || password.isEmpty()) {
            findings.error(element, "needs a <username> and a <password>");
            return Optional.empty();
        }
        return Optional.of(logins.ofStandby(mount, user.get(), password.get()));
    }

    /// `no-yp` is the old word for `public` 0.
    private int publicity() {
        int old = block.flag("no-yp") ? 0 : -1;
        return block.value("public", SourceRulesBlock::publicity).orElse(old);
    }

    private static Integer publicity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "-1", "client" -> -1;
            default -> Values.flag(text) ? 1 : 0;
        };
    }
}
