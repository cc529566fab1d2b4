package floe.config.registry;

import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes logins of passwords: a fresh random salt for each, but the same login again where user and password are
/// those of the last snapshot. So the same file gives the same snapshot, and no salt tells of a password. Takes some
/// milliseconds for each login.
public final class Logins {
    private final Map<String, Login> known;

    private Logins(Map<String, Login> known) {
        this.known = Map.copyOf(known);
    }

    /// Without a memory.
    public static Logins fresh() {
        return new Logins(Map.of());
    }

    /// Remembers those of a snapshot.
    static Logins of(ClusterConfig config) {
        var known = new HashMap<String, Login>();
        put(known, "source", config.sourceLogin());
        put(known, "admin", config.adminLogin());
        put(known, "default mount", config.otherMounts().login());
        put(known, "relays", config.outside().relayLogin());
        config.mounts().forEach(mount -> putAll(known, mount));
        config.patterns().forEach(pattern -> putAll(known, pattern));
        return new Logins(known);
    }

    private static void put(Map<String, Login> known, String whose, @Nullable Login login) {
        if (login != null) {
            known.put(whose, login);
        }
    }

    public Login ofSource(String user, String password) {
        return login("source", user, password);
    }

    public Login ofAdmin(String user, String password) {
        return login("admin", user, password);
    }

    public Login ofOtherMounts(String user, String password) {
        return login("default mount", user, password);
    }

    public Login ofMount(MountName mount, String user, String password) {
        return login(mount.path(), user, password);
    }

    public Login ofStandby(MountName mount, String user, String password) {
        return login(standby(mount, user), user, password);
    }

    public Login ofRelays(String user, String password) {
        return login("relays", user, password);
    }

    private static void putAll(Map<String, Login> known, MountConfig mount) {
        put(known, mount.name().path(), mount.login());
        mount.source()
                .standbys()
                .forEach(standby ->
                        put(known, standby(mount.name(), standby.login().user()), standby.login()));
    }

    private static String standby(MountName mount, String user) {
        return mount + " standby " + user;
    }

    private Login login(String whose, String user, String password) {
        var last = known.get(whose);
        return last != null && last.admits(user, password) ? last : Login.of(user, password);
    }
}
