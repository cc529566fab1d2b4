package floe.kit.door;

import floe.kit.config.ConfigWatch;
import floe.mount.ListenSocket;
import floe.mount.TlsFiles;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public sockets of a node: opened as configured, opened and closed as the configuration changes. One that speaks
/// nothing but TLS stays closed for as long as there is no good certificate. Its own context owns its state.
public final class Doors {
    private static final Logger log = LoggerFactory.getLogger(Doors.class);

    private static final int MOST_TRIES = 20;
    private static final long BETWEEN_TRIES_MILLIS = 50;
    private static final long LATER_MILLIS = 2_000;

    private final Vertx vertx;
    private final ContextInternal context;
    private final ConfigWatch config;
    private final List<ListenSocket> instead;
    private final boolean takesOver;
    private final List<Room> rooms;
    private final Tls tls;
    private final Certificates certificates;
    private final List<Door> closedToNewcomers = new ArrayList<>();
    private volatile List<Door> doors = List.of();
    private Future<?> work = Future.succeededFuture();
    private String lastTrouble = "";
    private boolean stopped;

    private Doors(
            Vertx vertx,
            ConfigWatch config,
            List<ListenSocket> instead,
            boolean takesOver,
            List<Room> rooms,
            Duration looks,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.config = config;
        this.instead = List.copyOf(instead);
        this.takesOver = takesOver;
        this.rooms = List.copyOf(rooms);
        this.tls = new Tls(metrics);
        this.certificates = new Certificates(
                vertx, new CertificateWanted(), tls, this::adaptLater, looks, new CertificateMeters(metrics));
    }

    private final class CertificateWanted implements Certificates.Wanted {
        @Override
        public boolean isNeeded() {
            return wanted().stream().anyMatch(socket -> socket.tls().isPossible());
        }

        @Override
        public @Nullable TlsFiles files() {
            return config.current().tls();
        }
    }

    /// Opens all sockets; fails, with none open, when one cannot be opened.
    ///
    /// @param instead the sockets to open; empty for those of the configuration
    /// @param rooms asked in turn
    public static Future<Doors> open(
            Vertx vertx, ConfigWatch config, List<ListenSocket> instead, List<Room> rooms, MeterRegistry metrics) {
        return open(vertx, config, instead, false, rooms, Certificates.LOOKS, metrics);
    }

    /// The same, also where another process has the ports: it is about to leave.
    public static Future<Doors> takeOver(
            Vertx vertx, ConfigWatch config, List<ListenSocket> instead, List<Room> rooms, MeterRegistry metrics) {
        return open(vertx, config, instead, true, rooms, Certificates.LOOKS, metrics);
    }

    /// @param takesOver whether another process may have the ports
    /// @param looks how long between two looks at the certificate
    static Future<Doors> open(
            Vertx vertx,
            ConfigWatch config,
            List<ListenSocket> instead,
            boolean takesOver,
            List<Room> rooms,
            Duration looks,
            MeterRegistry metrics) {
        var doors = new Doors(vertx, config, instead, takesOver, rooms, looks, metrics);
        return doors.onContext(doors::start)
                .recover(e -> doors.stop().transform(_ -> Future.failedFuture(e)))
                .map(doors);
    }

    /// A certificate that is shown meanwhile must not open the same sockets once more.
    private Future<?> start() {
        var begun = context.<Void>promise();
        work = begun.future();
        certificates
                .begin()
                .compose(_ -> openAll(possible()))
                .onSuccess(_ -> config.onChange((_, _) -> adaptLater()))
                .<Void>mapEmpty()
                .onComplete(begun);
        return begun.future();
    }

    private List<ListenSocket> wanted() {
        return instead.isEmpty() ? config.current().sockets() : instead;
    }

    private List<ListenSocket> possible() {
        return wanted().stream()
                .filter(socket -> tls.isReady() || socket.tls().admitsPlain())
                .toList();
    }

    /// Those that are open, as they were wished for. Any thread.
    public List<ListenSocket> sockets() {
        return doors.stream().map(Door::socket).toList();
    }

    /// Where these really listen, in the same order. Any thread.
    public List<Integer> ports() {
        return doors.stream().map(Door::port).toList();
    }

    /// Whether all sockets are open that should be. Any thread.
    public boolean areAllOpen() {
        return sockets().containsAll(wanted());
    }

    /// Whoever comes from now on goes to another process at the same port, as soon as there is one. Until then they are
    /// let in here. Any thread.
    public void handOver() {
        doors.forEach(Door::handOver);
    }

    /// Takes no more visitors. Those who are here stay. Any thread.
    public Future<Void> closeToNewcomers() {
        return onContext(() -> {
            stopped = true;
            return work.transform(_ -> closeToNewcomers(_ -> true));
        });
    }

    /// Closes all sockets and cuts off whoever is still connected. Any thread.
    public Future<Void> stop() {
        return onContext(() -> {
            stopped = true;
            return Future.join(certificates.stop(), work).transform(_ -> closeAll());
        });
    }

    private Future<?> closeAll() {
        var all = new ArrayList<>(doors);
        all.addAll(closedToNewcomers);
        doors = List.of();
        closedToNewcomers.clear();
        return Future.join(all.stream().map(Door::close).toList());
    }

    private Future<?> openAll(List<ListenSocket> sockets) {
        Future<?> opened = Future.succeededFuture();
        for (var socket : sockets) {
            opened = opened.compose(_ -> open(socket));
        }
        return opened;
    }

    private Future<?> open(ListenSocket socket) {
        return Door.open(vertx, socket, takesOver, tls, config, rooms)
                .onSuccess(this::add)
                .recover(e -> Future.failedFuture(new IOException(
                        "cannot listen on " + socket.address() + ":" + socket.port() + ": " + e.getMessage(), e)));
    }

    private void add(Door door) {
        var more = new ArrayList<>(doors);
        more.add(door);
        doors = List.copyOf(more);
        log.info("listening on {}:{}{}", door.socket().address(), door.port(), spoken(door.socket()));
    }

    private static String spoken(ListenSocket socket) {
        var tls = switch (socket.tls()) {
            case OFF -> "";
            case ON -> " with TLS";
            case AUTO, AUTO_NO_PLAIN, UPGRADE -> " with TLS for those who ask";
        };
        var proxied = socket.proxied() ? tls + " behind proxies" : tls;
        return socket.icy() ? proxied + " for SHOUTcast sources of " + socket.shoutcastMount() : proxied;
    }

    private void adaptLater() {
        work = work.transform(_ -> adapt());
    }

    /// Brings the doors in line with the configuration. Connections stay, whatever becomes of their door.
    private Future<?> adapt() {
        var sockets = possible();
        if (stopped || sockets.equals(sockets())) {
            return Future.succeededFuture();
        }
        Future<?> opened = closeToNewcomers(door -> !sockets.contains(door.socket()));
        for (var socket : sockets) {
            if (!sockets().contains(socket)) {
                opened = opened.transform(_ -> openWhenFree(socket, MOST_TRIES)).onFailure(this::tryLater);
            }
        }
        return opened;
    }

    /// Somebody else has the port, who may let it go.
    private void tryLater(Throwable e) {
        var trouble = String.valueOf(e.getMessage());
        if (!trouble.equals(lastTrouble)) {
            log.error("{}; it is tried again every {} ms", trouble, LATER_MILLIS);
        }
        lastTrouble = trouble;
        context.runOnContext(_ -> vertx.setTimer(LATER_MILLIS, _ -> adaptLater()));
    }

    /// A port that was let go a moment ago may not be free yet.
    private Future<?> openWhenFree(ListenSocket socket, int tries) {
        return open(socket)
                .recover(e -> tries <= 1 || stopped
                        ? Future.failedFuture(e)
                        : vertx.timer(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(_ -> openWhenFree(socket, tries - 1).mapEmpty()));
    }

    /// Done on the own context again: what is opened on a porch's would go with that.
    private Future<Void> closeToNewcomers(Predicate<Door> which) {
        var closed = context.<Void>promise();
        Future.join(doors.stream().filter(which).map(this::closeToNewcomers).toList())
                .<Void>mapEmpty()
                .onComplete(closed);
        return closed.future();
    }

    private Future<?> closeToNewcomers(Door door) {
        closedToNewcomers.add(door);
        doors = doors.stream().filter(other -> !other.equals(door)).toList();
        log.info("no longer listening on {}:{}", door.socket().address(), door.port());
        return door.stopListening();
    }

    private Future<Void> onContext(Supplier<Future<?>> step) {
        return Future.<Object>future(promise -> context.runOnContext(_ -> Future.succeededFuture()
                        .compose(_ -> step.get())
                        .<Object>mapEmpty()
                        .onComplete(promise)))
                .mapEmpty();
    }
}
