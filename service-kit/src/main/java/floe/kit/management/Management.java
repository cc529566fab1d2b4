package floe.kit.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;

/// The management port: `/metrics`, `/health/live`, `/health/ready` and nothing else.
public final class Management {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final PrometheusMeterRegistry registry;
    private final Readiness readiness;
    private final HttpServer server;
    private final ProcessMeters meters;

    private Management(Vertx vertx, PrometheusMeterRegistry registry, Readiness readiness) {
        this.vertx = vertx;
        this.registry = registry;
        this.readiness = readiness;
        meters = ProcessMeters.bindTo(registry);
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setIdleTimeout(30))
                .requestHandler(this::answer);
    }

    /// Opens the port.
    ///
    /// @param port 0 lets the system choose
    /// @param readiness asked at each `/health/ready`
    public static Future<Management> start(
            Vertx vertx, String address, int port, PrometheusMeterRegistry registry, Readiness readiness) {
        var management = new Management(vertx, registry, readiness);
        return management
                .server
                .listen(port, address)
                .map(management)
                .recover(e -> Future.failedFuture(new IllegalStateException(
                        "cannot open the management port " + address + ":" + port + ": " + e.getMessage(), e)));
    }

    /// The port in use.
    public int port() {
        return server.actualPort();
    }

    public Future<Void> stop() {
        meters.close();
        return server.close();
    }

    private void answer(HttpServerRequest request) {
        var response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        switch (request.path()) {
            case "/metrics" -> scrape(response);
            case "/health/live" -> report(response, HealthChecks.create(vertx));
            case "/health/ready" -> report(response, readiness.checks(HealthChecks.create(vertx)));
            case null, default -> response.setStatusCode(404).end();
        }
    }

    private void scrape(HttpServerResponse response) {
        vertx.executeBlocking(() -> registry.scrape(), false)
                .onSuccess(text ->
                        response.putHeader("Content-Type", PROMETHEUS_TEXT).end(text))
                .onFailure(_ -> response.setStatusCode(500).end());
    }

    private static void report(HttpServerResponse response, HealthChecks checks) {
        checks.checkStatus()
                .onSuccess(result -> response.setStatusCode(CheckResult.isUp(result) ? 200 : 503)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(result.toJson().encode()))
                .onFailure(_ -> response.setStatusCode(500).end());
    }
}
