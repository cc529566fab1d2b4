package floe.kit.door;

import floe.mount.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate that the doors show, and the eye on its files. A pair that is no good changes nothing. Owned by
/// the context of the [Doors].
final class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final long POLL_MILLIS = 1000;

    private final Vertx vertx;
    private final Supplier<@Nullable TlsFiles> files;
    private final Function<ServerSSLOptions, Future<Void>> show;
    private @Nullable Identity inForce;
    private String suspicion = "";
    private String complaint = "";
    private volatile @Nullable Instant end;
    private long timer;
    private Future<?> looking = Future.succeededFuture();
    private boolean stopped;

    /// Shows nothing yet.
    ///
    /// @param files where to look, null for nowhere; asked each time
    /// @param show lets the doors show another certificate
    Certificates(Vertx vertx, Supplier<@Nullable TlsFiles> files, Function<ServerSSLOptions, Future<Void>> show) {
        this.vertx = vertx;
        this.files = files;
        this.show = show;
    }

    /// What the files hold now, checked. Fails with the reason when that cannot be shown. A certificate whose time is
    /// over is shown all the same: a warning in a browser is better than silence on the plain sockets too.
    Future<ServerSSLOptions> current() {
        return read().compose(this::check).map(checked -> {
            untimely(checked).ifPresent(why -> log.error("{}", why));
            return take(checked);
        });
    }

    /// Looks at the files each second and lets the doors show what is new in them.
    void watch() {
        timer = vertx.setTimer(POLL_MILLIS, _ -> {
            looking = look();
            looking.onComplete(_ -> watchOn());
        });
    }

    private void watchOn() {
        if (!stopped) {
            watch();
        }
    }

    /// Looks no more; done when the last look is over.
    Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return looking.otherwiseEmpty();
    }

    /// How long the certificate is still good; not a number when none is shown.
    double secondsLeft() {
        var when = end;
        return when == null ? Double.NaN : Duration.between(Instant.now(), when).toMillis() / 1000.0;
    }

    private Future<?> look() {
        return inForce == null
                ? Future.succeededFuture()
                : read().compose(this::renew).onSuccess(_ -> forgive()).onFailure(this::complain);
    }

    private Future<?> renew(Identity identity) {
        return identity.equals(inForce)
                ? Future.succeededFuture()
                : check(identity).compose(this::swap);
    }

    private Future<Void> swap(Checked checked) {
        var untimely = untimely(checked);
        if (untimely.isPresent()) {
            return Future.failedFuture(untimely.get());
        }
        return show.apply(checked.identity.options()).onSuccess(_ -> {
            take(checked);
            log.info("certificate renewed, good until {}", checked.end);
        });
    }

    private static Optional<String> untimely(Checked checked) {
        if (checked.at.isAfter(checked.end)) {
            return Optional.of("the certificate ended on " + checked.end);
        }
        return checked.at.isBefore(checked.begin)
                ? Optional.of("the certificate begins on " + checked.begin)
                : Optional.empty();
    }

    private ServerSSLOptions take(Checked checked) {
        inForce = checked.identity;
        end = checked.end;
        return checked.identity.options();
    }

    private void forgive() {
        suspicion = "";
        complaint = "";
    }

    /// Once for each reason, and not at its first sight: whoever renews writes one file after the other.
    private void complain(Throwable e) {
        var why = Objects.toString(e.getMessage(), e.toString());
        if (why.equals(suspicion) && !why.equals(complaint)) {
            complaint = why;
            log.error("certificate not renewed, the old one stays: {}", why);
        }
        suspicion = why;
    }

    private Future<Identity> read() {
        var where = files.get();
        return where == null
                ? Future.failedFuture("a socket speaks TLS, but no certificate is configured")
                : offLoop(() -> Identity.read(where));
    }

    private record Checked(Identity identity, Instant begin, Instant end, Instant at) {}

    private Future<Checked> check(Identity identity) {
        return offLoop(() -> {
            var certificate = identity.check(vertx);
            return new Checked(
                    identity,
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    Instant.now());
        });
    }

    private <T> Future<T> offLoop(Callable<T> step) {
        return vertx.executeBlocking(step).map(Objects::requireNonNull);
    }
}
