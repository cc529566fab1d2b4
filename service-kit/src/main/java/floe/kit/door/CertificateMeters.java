package floe.kit.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long the certificate is good, and what was found in its files. Any thread.
final class CertificateMeters {
    private final MeterRegistry registry;
    private final Meter expiry;
    private final Counter renewed;
    private final Counter refused;
    private volatile @Nullable Instant end;

    CertificateMeters(MeterRegistry registry) {
        this.registry = registry;
        this.expiry = Gauge.builder("floe.tls.expiry.seconds", this, CertificateMeters::secondsLeft)
                .description("until the certificate in force ends; less than 0 when it has")
                .register(registry);
        this.renewed = reloads("renewed");
        this.refused = reloads("refused");
    }

    private Counter reloads(String result) {
        return Counter.builder("floe.tls.reloads")
                .description("certificates found in the files after the first one")
                .tag("result", result)
                .register(registry);
    }

    void inForceUntil(Instant when) {
        end = when;
    }

    void renewed() {
        renewed.increment();
    }

    void refused() {
        refused.increment();
    }

    private double secondsLeft() {
        var when = end;
        return when == null ? Double.NaN : Duration.between(Instant.now(), when).toMillis() / 1000.0;
    }

    void hide() {
        registry.remove(expiry);
    }
}
