package floe.config.registry;

import floe.mount.ClusterConfig;
import floe.mount.Login;
import floe.mount.MountConfig;
import floe.mount.MountName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes logins of passwords: a fresh random salt for each, but the same login again where user and password are
/// those of a snapshot that is known. So the same file gives the same snapshot, and no salt tells of a password. Takes
/// some milliseconds for each login that was not proved before: those of many are better made ready together.
public final class Logins {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, List<Login>> known;
    private final Map<String, String> salts;
    private final Proved proved;
    private final Map<Wish, Login> ready = new ConcurrentHashMap<>();

    /// A user and a password that will be asked for.
    ///
    /// @param whose what they open
    public record Wish(String whose, String user, String password) {
        public static Wish ofMount(MountName mount, String user, String password) {
            return new Wish(mount.path(), user, password);
        }

        /// Nothing secret.
        @Override
        public String toString() {
            return whose;
        }
    }

    private Logins(Map<String, List<Login>> known, Map<String, String> salts, Proved proved) {
        this.known = Map.copyOf(known);
        this.salts = Map.copyOf(salts);
        this.proved = proved;
    }

    /// Without a memory.
    public static Logins fresh() {
        return new Logins(Map.of(), Map.of(), new Proved());
    }

    /// Remembers those of these snapshots; where several fit, the first one's.
    ///
    /// @param proved what was proved before, and will be
    static Logins of(Proved proved, @Nullable ClusterConfig... configs) {
        var known = new HashMap<String, List<Login>>();
        var salts = new HashMap<String, String>();
        for (var config : configs) {
            if (config != null) {
                putAll(known, config);
                config.access().members().forEach(file -> salts.putIfAbsent(file.name(), file.salt()));
            }
        }
        return new Logins(known, salts, proved);
    }

    private static void putAll(Map<String, List<Login>> known, ClusterConfig config) {
        put(known, "source", config.sourceLogin());
        put(known, "admin", config.adminLogin());
        put(known, "default mount", config.otherMounts().login());
        put(known, "relays", config.outside().relayLogin());
        config.mounts().forEach(mount -> putAll(known, mount));
        config.patterns().forEach(pattern -> putAll(known, pattern));
    }

    private static void put(Map<String, List<Login>> known, String whose, @Nullable Login login) {
        if (login != null) {
            known.computeIfAbsent(whose, _ -> new ArrayList<>()).add(login);
        }
    }

    /// Proves these side by side on all cores, so that nobody waits who asks for one of them then.
    public void makeReady(Collection<Wish> wishes) {
        wishes.parallelStream().forEach(wish -> ready.put(wish, proven(wish)));
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
        return login(Wish.ofMount(mount, user, password));
    }

    public Login ofStandby(MountName mount, String user, String password) {
        return login(standby(mount, user), user, password);
    }

    public Login ofRelays(String user, String password) {
        return login("relays", user, password);
    }

    /// The salt of a file of listeners, to be the same when it is read again.
    public String saltOfMembers(String file) {
        var salt = salts.get(file);
        return salt == null ? freshSalt() : salt;
    }

    private static String freshSalt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static void putAll(Map<String, List<Login>> known, MountConfig mount) {
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
        return login(new Wish(whose, user, password));
    }

    private Login login(Wish wish) {
        var login = ready.get(wish);
        return login == null ? proven(wish) : login;
    }

    private Login proven(Wish wish) {
        return known.getOrDefault(wish.whose(), List.of()).stream()
                .filter(login -> proved.admits(login, wish.user(), wish.password()))
                .findFirst()
                .orElseGet(() -> proved.made(wish.user(), wish.password()));
    }
}
