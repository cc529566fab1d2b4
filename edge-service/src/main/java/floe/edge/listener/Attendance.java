package floe.edge.listener;

import floe.audience.Aliases;
import floe.audience.Household;
import floe.audience.Sessions;
import floe.bytes.Bytes;
import floe.http.BasicCredentials;
import floe.http.RequestHead;
import floe.kit.door.Visitor;
import floe.mount.MountConfig;
import floe.mount.MountName;
import floe.peer.Address;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Who listens here: how many from one address, and how many people. Nobody's address is kept, only a number for it,
/// and that only as long as its connections. Any thread.
final class Attendance {
    private static final long TICK_MILLIS = 1_000;
    private static final int NETWORK_BITS = 64;

    private final Aliases aliases = new Aliases(randomKey());
    private final Map<Long, Household> households = new ConcurrentHashMap<>();
    private final Map<Long, Household> members = new ConcurrentHashMap<>();
    private final Map<MountName, Numbers> numbers = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final Context context;
    private final long timer;
    // Owned by the context.
    private final Map<MountName, Sessions> sessions = new HashMap<>();

    /// A mount's, as they were within the last second.
    ///
    /// @param sessions now
    /// @param sessionSeconds of all that ever were
    /// @param listenerSeconds of all connections that ever were
    record Numbers(int sessions, double sessionSeconds, double listenerSeconds) {
        static final Numbers NONE = new Numbers(0, 0, 0);
    }

    Attendance(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.timer = vertx.setPeriodic(TICK_MILLIS, _ -> context.runOnContext(_ -> tick()));
    }

    /// @param mount that it asks for
    Guest guest(Visitor visitor, MountConfig mount) {
        var address = visitor.peerAddress();
        var agent = visitor.head().field("user-agent").orElse("");
        return new Guest(aliases.of(household(address)), aliases.of(address, agent), member(visitor.head(), mount));
    }

    private OptionalLong member(RequestHead request, MountConfig mount) {
        var login = mount.listeners().login();
        return login == null || login.together()
                ? OptionalLong.empty()
                : BasicCredentials.of(request.field("authorization")).stream()
                        .mapToLong(who -> aliases.of(mount.name().path(), who.user()))
                        .findFirst();
    }

    /// Whether one more may come from where this one does.
    ///
    /// @param limit 0 for none
    boolean hasRoom(Guest guest, int limit) {
        return Household.hasRoom(households.get(guest.household()), limit, guest.visitor(), System.nanoTime());
    }

    /// Whether nobody listens under its name, where only one may; a second connection of its own player counts as the
    /// same.
    boolean isAlone(Guest guest) {
        return guest.member().isEmpty()
                || Household.hasRoom(members.get(guest.member().getAsLong()), 1, guest.visitor(), System.nanoTime());
    }

    /// It listens until its connection ends.
    void enters(Guest guest, MountName mount, Channel connection) {
        long now = System.nanoTime();
        households.compute(guest.household(), (_, before) -> Household.enter(before, guest.visitor(), now));
        guest.member()
                .ifPresent(member ->
                        members.compute(member, (_, before) -> Household.enter(before, guest.visitor(), now)));
        context.runOnContext(_ -> {
            var all = sessions.computeIfAbsent(mount, _ -> new Sessions(System.nanoTime()));
            var visit = all.begins(guest.visitor(), System.nanoTime());
            connection.closeFuture().addListener(_ -> leaves(guest, all, visit));
        });
    }

    private void leaves(Guest guest, Sessions all, Sessions.Visit visit) {
        households.computeIfPresent(guest.household(), (_, before) -> before.leave());
        guest.member().ifPresent(member -> members.computeIfPresent(member, (_, before) -> before.leave()));
        context.runOnContext(_ -> all.ends(visit, System.nanoTime()));
    }

    Numbers numbers(MountName mount) {
        return numbers.getOrDefault(mount, Numbers.NONE);
    }

    /// Forgets the numbers of all other mounts that have no listeners.
    void keepOnly(Set<MountName> kept) {
        context.runOnContext(_ -> {
            sessions.entrySet()
                    .removeIf(of -> !kept.contains(of.getKey()) && of.getValue().isEmpty());
            numbers.keySet().retainAll(sessions.keySet());
        });
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void tick() {
        long now = System.nanoTime();
        sessions.forEach((mount, all) -> {
            all.tick(now);
            numbers.put(mount, new Numbers(all.count(), seconds(all.sessionNanos()), seconds(all.connectionNanos())));
        });
    }

    private static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    private static String household(String address) {
        return Address.parse(address)
                .map(known -> known.isIpv4() ? known : known.network(NETWORK_BITS))
                .map(Address::toString)
                .orElse(address);
    }

    private static Bytes randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Bytes.wrap(key);
    }
}
