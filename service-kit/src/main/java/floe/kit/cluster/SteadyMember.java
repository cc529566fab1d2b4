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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A member whose bus does not depend on membership: who listens where is learnt before anything is said there, the
/// ways
/// to members lost from sight are kept, and after each change it is looked again and again whether what Hazelcast knows
/// is whole. Hazelcast lets one wait for seconds when a member has fallen silent. Any thread.
final class SteadyMember extends HazelcastClusterManager {
    private static final String REGISTRATIONS = "__vertx.subs";
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
            // Of all, not only of those that were spoken to.
            @Override
            public boolean wantsUpdatesFor(String address) {
                return true;
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

    /// What is known is told at once, and set right behind it.
    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> answer) {
        var known = known(address);
        if (known.isEmpty()) {
            ask(address, answer);
        } else {
            answer.succeed(known);
            look(address);
        }
    }

    /// The bus, which waits, is not told beside that: an update that says nobody would make it wait for ever.
    private void ask(String address, Completable<List<RegistrationInfo>> answer) {
        said(address)
                .map(said -> routes.said(address, said, System.nanoTime()))
                .recover(e -> {
                    var known = known(address);
                    return known.isEmpty() ? Future.failedFuture(e) : Future.succeededFuture(known);
                })
                .onComplete(answer);
    }

    /// Who listens to the address, as far as this node has heard.
    List<RegistrationInfo> known(String address) {
        return routes.of(address, System.nanoTime());
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
        return done.eventually(this::lookAtAll);
    }

    /// Whatever Hazelcast has and whatever this node has heard of.
    private Future<Void> lookAtAll() {
        return registered().recover(_ -> Future.succeededFuture(Set.of())).compose(registered -> {
            var addresses = new HashSet<>(registered);
            addresses.addAll(routes.addresses());
            var done = Future.<Void>succeededFuture();
            for (var address : addresses) {
                done = done.eventually(() -> look(address));
            }
            return done;
        });
    }

    private Future<Set<String>> registered() {
        return inBackground(() -> Set.copyOf(getHazelcastInstance()
                .<String, Object>getMultiMap(REGISTRATIONS)
                .keySet()));
    }

    /// Hazelcast's thread holds this object's lock while it waits for other members, so no event loop may want it.
    private Future<Void> sayPlaceAgain() {
        return inBackground(() -> asked((Completable<Void> told) -> setNodeInfo(getNodeInfo(), told)))
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
        said.forEach(registration -> getNodeInfo(registration.nodeId(), (_, _) -> {}));
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

    private <T> Future<T> inBackground(Callable<T> work) {
        var bus = vertx;
        if (bus == null) {
            return Future.failedFuture("not begun");
        }
        return bus.executeBlocking(work, false).map(Objects::requireNonNull);
    }

    private static <T> Future<T> asked(Consumer<Completable<T>> question) {
        var answer = Promise.<T>promise();
        question.accept(answer);
        return answer.future();
    }
}
