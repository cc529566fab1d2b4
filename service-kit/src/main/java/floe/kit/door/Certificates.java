package floe.kit.door;

import floe.mount.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The eye on the files of certificate and key. What is new in them, and good, is shown; what is no good is named and
/// changes nothing. Owned by the context of the [Doors].
final class Certificates {
    /// Two looks see the same before it counts, so a new one is shown after about a second.
    static final Duration LOOKS = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(Certificates.class);

    private final Vertx vertx;
    private final Wanted wanted;
    private final Tls tls;
    private final Runnable shown;
    private final Duration looks;
    private final CertificateMeters meters;
    private final Alarm alarm = new Alarm();
    private final Complaints complaints = new Complaints();
    private @Nullable Shown inForce;
    private @Nullable Identity seen;
    private long timer;
    private Future<?> looking = Future.succeededFuture();
    private boolean stopped;

    /// What the configuration says; asked at each look.
    interface Wanted {
        /// Whether any socket speaks TLS.
        boolean isNeeded();

        /// Where to look; null when nobody has said it.
        @Nullable
        TlsFiles files();
    }

    private record Shown(Identity identity, Credential credential) {}

    /// Shows nothing yet.
    ///
    /// @param shown called when another certificate is shown
    Certificates(Vertx vertx, Wanted wanted, Tls tls, Runnable shown, Duration looks, CertificateMeters meters) {
        this.vertx = vertx;
        this.wanted = wanted;
        this.tls = tls;
        this.shown = shown;
        this.looks = looks;
        this.meters = meters;
    }

    /// Shows what is in the files and looks again and again from then on. Done after the first look, whatever it saw.
    Future<Void> begin() {
        return (wanted.isNeeded() ? read().compose(this::show) : Future.succeededFuture())
                .onFailure(e -> {
                    var _ = complaints.isDue(reason(e));
                    complain(reason(e));
                })
                .onComplete(_ -> watch())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void watch() {
        if (!stopped) {
            timer = vertx.setTimer(looks.toMillis(), _ -> {
                looking = look();
                looking.onComplete(_ -> watch());
            });
        }
    }

    /// Looks no more; done when the last look is over.
    Future<?> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        meters.hide();
        return looking.otherwiseEmpty();
    }

    private Future<?> look() {
        if (inForce != null) {
            alarm.due(Instant.now(), inForce.credential.end()).ifPresent(log::warn);
        }
        return wanted.isNeeded()
                ? read().compose(this::compare).onFailure(e -> complain(reason(e)))
                : Future.succeededFuture();
    }

    /// Whoever renews writes one file after the other, and each piece by piece: what two looks see counts.
    private Future<?> compare(Identity identity) {
        if (inForce != null && identity.equals(inForce.identity)) {
            complaints.settle();
            return Future.succeededFuture();
        }
        if (!identity.equals(seen)) {
            seen = identity;
            return Future.succeededFuture();
        }
        return show(identity).onSuccess(now -> {
            meters.renewed();
            log.info("certificate renewed, good until {}", now.credential.end());
        });
    }

    private void complain(String why) {
        if (complaints.isDue(why)) {
            meters.refused();
            log.error(
                    inForce == null
                            ? "no TLS until the certificate is good: {}"
                            : "certificate not renewed, the old one stays: {}",
                    why);
        }
    }

    private static String reason(Throwable e) {
        return Objects.toString(e.getMessage(), e.toString());
    }

    private Future<Identity> read() {
        var where = wanted.files();
        return where == null
                ? Future.failedFuture("a socket speaks TLS, but no certificate is configured")
                : offLoop(() -> Identity.read(where));
    }

    private Future<Shown> show(Identity identity) {
        boolean isFirst = inForce == null;
        return offLoop(() -> examine(identity, isFirst)).onSuccess(now -> {
            inForce = now;
            meters.inForceUntil(now.credential.end());
            complaints.settle();
            shown.run();
        });
    }

    /// The first one is shown even when its time is over: a warning in a browser is better than silence.
    private Shown examine(Identity identity, boolean isFirst) throws GeneralSecurityException, IOException {
        var credential = Examination.of(identity);
        var untimely = credential.untimely(Instant.now());
        if (untimely.isPresent() && !isFirst) {
            throw new GeneralSecurityException(untimely.get());
        }
        tls.show(credential, identity.files());
        untimely.ifPresent(log::error);
        credential.doubts().forEach(log::warn);
        identity.dangers().forEach(log::warn);
        return new Shown(identity, credential);
    }

    private <T> Future<T> offLoop(Callable<T> step) {
        return vertx.executeBlocking(step).map(Objects::requireNonNull);
    }
}
