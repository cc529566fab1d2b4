package floe.kit.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A member whose bus does not depend on membership: the ways to members lost from sight are kept, and after each
/// change it is looked again and again whether what Hazelcast knows is whole. Any thread.
final class SteadyMember extends HazelcastClusterManager {
    private static final long RECKON_EVERY_MILLIS = 250;

    private final Routes routes = new Routes();
    private final Map<String, NodeInfo> places = new ConcurrentHashMap<>();
    private final Map<String, Set<RegistrationInfo>> own = new ConcurrentHashMap<>();
    private final Seats seats = new Seats(routes);
    private final Mending mending = new Mending(this::mend);
    private @Nullable Vertx vertx;
    private RegistrationListener selector = new RegistrationListener() {};

    SteadyMember(Config config) {
        super(config);
    }

    @Override
    public void init(Vertx of) {
        super.init(of);
        vertx = of;
    }

    @Override
    public void join(Completable<Void> done) {
        asked(super::join).onSuccess(_ -> watch()).onComplete(done);
    }

    /// Takes leave first, so that nobody takes this member for lost.
    @Override
    public void leave(Completable<Void> done) {
        seats.takeLeave(getHazelcastInstance(), getNodeId());
        super.leave(done);
    }

    /// Calls `listener` with the address of each member that takes leave.
    void onLeave(Consumer<String> listener) {
        seats.onLeave(listener);
    }

    @Override
    public void registrationListener(RegistrationListener listener) {
        selector = listener;
        super.registrationListener(new RegistrationListener() {
            @Override
            public boolean wantsUpdatesFor(String address) {
                return listener.wantsUpdatesFor(address);
            }

            @Override
            public void registrationsUpdated(RegistrationUpdateEvent event) {
                // An empty list may also mean that Hazelcast could not be asked.
                if (event.registrations().isEmpty()) {
                    look(event.address());
                } else {
                    hear(event.address(), event.registrations());
                }
            }
        });
    }

    /// While somebody was lost lately, Hazelcast may let one wait for seconds: then what is known counts, and is set
    /// right behind it.
    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> answer) {
        long now = System.nanoTime();
        var held = routes.isShaken(now) ? routes.of(address, now) : List.<RegistrationInfo>of();
        if (held.isEmpty()) {
            ask(address, answer);
        } else {
            answer.succeed(held);
            look(address);
        }
    }

    private void ask(String address, Completable<List<RegistrationInfo>> answer) {
        said(address)
                .map(said -> routes.said(address, said, System.nanoTime()))
                .recover(e -> {
                    var known = routes.of(address, System.nanoTime());
                    return known.isEmpty() ? Future.failedFuture(e) : Future.succeededFuture(known);
                })
                .onComplete(answer);
    }

    /// A node stays where it is as long as it lives: once known, nobody has to be asked.
    @Override
    public void getNodeInfo(String node, Completable<NodeInfo> answer) {
        var known = places.get(node);
        if (known != null) {
            answer.succeed(known);
        } else {
            place(node).onSuccess(place -> places.put(node, place)).onComplete(answer);
        }
    }

    @Override
    public void addRegistration(String address, RegistrationInfo registration, Completable<Void> done) {
        if (!registration.localOnly()) {
            own.computeIfAbsent(address, _ -> ConcurrentHashMap.newKeySet()).add(registration);
        }
        super.addRegistration(address, registration, done);
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo registration, Completable<Void> done) {
        own.getOrDefault(address, Set.of()).remove(registration);
        super.removeRegistration(address, registration, done);
    }

    @Override
    public synchronized void memberRemoved(MembershipEvent event) {
        seats.reckon(event.getMembers(), System.nanoTime());
        super.memberRemoved(event);
    }

    private void watch() {
        var bus = vertx;
        if (bus != null) {
            seats.listen(getHazelcastInstance());
            bus.setPeriodic(RECKON_EVERY_MILLIS, _ -> reckon(System.nanoTime()));
        }
    }

    private void reckon(long now) {
        var member = getHazelcastInstance();
        if (!isActive() || !member.getLifecycleService().isRunning()) {
            return;
        }
        if (seats.reckon(member.getCluster().getMembers(), now)) {
            mending.begin(now);
        }
        routes.tidy(now).forEach(address -> show(address, routes.of(address, now)));
        mending.tick(now);
    }

    /// Says again what Hazelcast has lost of this node, and looks for what others have said again.
    private Future<Void> mend() {
        var done = place(getNodeId()).<Void>mapEmpty().recover(_ -> sayPlaceAgain());
        for (var entry : own.entrySet()) {
            done = done.eventually(() -> sayAgain(entry.getKey(), entry.getValue()));
        }
        for (var address : routes.addresses()) {
            done = done.eventually(() -> look(address));
        }
        return done;
    }

    /// Hazelcast's thread holds this object's lock while it waits for other members, so no event loop may want it.
    private Future<Void> sayPlaceAgain() {
        var bus = vertx;
        return bus == null
                ? Future.succeededFuture()
                : bus.executeBlocking(() -> asked((Completable<Void> told) -> setNodeInfo(getNodeInfo(), told)), false)
                        .compose(told -> told);
    }

    private Future<Void> sayAgain(String address, Set<RegistrationInfo> registrations) {
        return said(address)
                .compose(said -> Future.all(registrations.stream()
                        .filter(registration -> !said.contains(registration))
                        .map(lost -> asked((Completable<Void> told) -> super.addRegistration(address, lost, told)))
                        .toList()))
                .mapEmpty();
    }

    private Future<List<RegistrationInfo>> look(String address) {
        return said(address).onSuccess(said -> hear(address, said));
    }

    private void hear(String address, List<RegistrationInfo> said) {
        show(address, routes.said(address, said, System.nanoTime()));
    }

    private void show(String address, List<RegistrationInfo> registrations) {
        selector.registrationsUpdated(new RegistrationUpdateEvent(address, registrations));
    }

    private Future<List<RegistrationInfo>> said(String address) {
        return asked(answer -> super.getRegistrations(address, answer));
    }

    private Future<NodeInfo> place(String node) {
        return asked(answer -> super.getNodeInfo(node, answer));
    }

    private static <T> Future<T> asked(Consumer<Completable<T>> question) {
        var answer = Promise.<T>promise();
        question.accept(answer);
        return answer.future();
    }
}
