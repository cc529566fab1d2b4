package floe.config.xml;

import floe.config.registry.Logins;
import floe.config.registry.Place;
import floe.mount.Login;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `<authentication>`. A password that sample files carry is read, and named.
///
/// @param source null where none is set
/// @param admin null where none is set
/// @param relay null where none is set
record AuthenticationBlock(
        @Nullable Login source,
        @Nullable Login admin,
        @Nullable Login relay) {
    static AuthenticationBlock read(Block root, Logins logins, Findings findings) {
        var block = root.block("authentication");
        return new AuthenticationBlock(
                source(root, block, logins, findings).orElse(null),
                admin(block, logins, findings).orElse(null),
                relay(block, logins, findings).orElse(null));
    }

    /// Very old files have the password at the root.
    private static Optional<Login> source(Block root, Block block, Logins logins, Findings findings) {
        var old = root.scalar("source-password");
        var element = block.scalar("source-password").or(() -> old);
        if (element.isEmpty()) {
            findings.warn(
                    Place.NOWHERE,
                    "authentication",
                    "has no <source-password>: no source gets in, but at mounts with a <password> of their own");
        }
        return element.map(it -> WellKnown.warnOf(it, logins.ofSource("source", it.text()), findings));
    }

    private static Optional<Login> admin(Block block, Logins logins, Findings findings) {
        var user = block.filledText("admin-user");
        var password = block.scalar("admin-password");
        if (user.isPresent() && password.isPresent()) {
            var login = logins.ofAdmin(user.get(), password.get().text());
            return Optional.of(WellKnown.warnOf(password.get(), login, findings));
        }
        block.scalar("admin-user")
                .or(() -> password)
                .ifPresent(
                        it -> findings.warn(it, "is passed over: <admin-user> and <admin-password> need each other"));
        return Optional.empty();
    }

    private static Optional<Login> relay(Block block, Logins logins, Findings findings) {
        var user = block.filledText("relay-user").orElse("relay");
        return block.scalar("relay-password")
                .filter(it -> !it.text().isEmpty())
                .map(it -> WellKnown.warnOf(it, logins.ofRelays(user, it.text()), findings));
    }
}
