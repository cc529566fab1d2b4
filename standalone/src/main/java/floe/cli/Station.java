package floe.cli;

import floe.kit.Node;
import floe.kit.cluster.Cluster;
import floe.kit.cluster.Engine;
import floe.kit.cluster.Joined;
import floe.kit.config.Reload;
import floe.kit.control.ControlRoom;
import floe.kit.management.Management;
import floe.kit.management.Readiness;
import floe.kit.roll.Card;
import floe.kit.roll.RollCall;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running process: its services, put together step by step, and let go in an order that cuts nobody off who need
/// not be.
final class Station {
    private static final Logger log = LoggerFactory.getLogger(Station.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final long sinceMillis = System.currentTimeMillis();
    private final Departure departure = new Departure();
    private final Readiness readiness = new Readiness();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Plan plan;
    private volatile boolean configured;
    private volatile @Nullable Services services;

    private Station(Plan plan) {
        this.plan = plan;
        readiness.require("configuration", () -> configured);
        Gauge.builder("floe.draining", readiness, it -> it.isLeaving() ? 1 : 0)
                .description("1 from the signal that ends this node on")
                .register(metrics);
        if (plan.kind().hasDoors()) {
            readiness.require("doors", this::isOpen);
        }
    }

    /// Runs the process until a signal ends it.
    ///
    /// @param welcome what to print when it is ready
    static int run(Plan plan, Function<OpenDoors, String> welcome) {
        var station = new Station(plan);
        station.departure.onSignal();
        try {
            System.out.println(welcome.apply(station.start()));
        } catch (RuntimeException e) {
            station.departure.giveUp();
            throw e;
        }
        station.departure.stay();
        return 0;
    }

    /// Starts everything, shows it to `visitor` and lets it go again.
    static void rehearse(Plan plan, Consumer<OpenDoors> visitor) {
        var station = new Station(plan);
        try {
            visitor.accept(station.start());
        } finally {
            station.departure.leave();
        }
    }

    private OpenDoors start() {
        var joined = joined();
        var vertx = joined.vertx();
        departure.first("cluster", vertx::close);
        var management = Management.start(vertx, plan.managementAddress(), plan.managementPort(), metrics, readiness)
                .await();
        departure.first("management", management::stop);
        var started = new Services(plan, joined, metrics, departure);
        var heard = started.configServices();
        readiness.mention("configuration services", heard::json);
        var roll = RollCall.begin(vertx, () -> card(started));
        departure.first("roll call", roll::stop);
        started.startConfig();
        var room = ControlRoom.open(vertx, plan.state(), roll, heard, started.foresight())
                .await();
        departure.first("control room", room::stop);
        Signals.on("HUP", () -> reload(vertx));
        var opened = plan.kind().hasDoors()
                ? started.open(configured(started.node()), management.port())
                : new OpenDoors(plan, List.of(), List.of(), management.port());
        configured = true;
        services = started;
        departure.firstInPeace("drain", plan.hospitality().drain().plus(MOMENT), started::signOff);
        departure.first("readiness", this::notReady);
        return opened;
    }

    private Card card(Services started) {
        var edition = started.edition();
        return new Card(
                plan.name(),
                plan.kind() == Kind.ALL ? "run" : plan.kind().word(),
                Version.ofThisBuild(),
                sinceMillis,
                Math.max(0, edition.version()),
                edition.digest(),
                readiness.missing());
    }

    /// What came of it stands in the config services' logs.
    private static void reload(Vertx vertx) {
        Reload.ask(vertx)
                .onSuccess(all -> all.reports()
                        .forEach(report -> log.info("SIGHUP: {} says: {}", report.from(), report.sentence())))
                .onFailure(e -> log.warn("SIGHUP: {}", e.getMessage()));
    }

    private boolean isOpen() {
        var started = services;
        return started != null && started.isOpen();
    }

    private Node configured(Node node) {
        configured = true;
        return node;
    }

    private Future<Void> notReady() {
        readiness.leave();
        return Future.succeededFuture();
    }

    private Joined joined() {
        var engine = Engine.of(metrics);
        var membership = plan.membership();
        return (membership == null ? Cluster.alone(engine) : Cluster.join(engine, membership)).await();
    }
}
