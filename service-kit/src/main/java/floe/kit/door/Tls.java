package floe.kit.door;

import floe.mount.TlsFiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS as all doors of a node speak it. A connection that begins it keeps the certificate that it began with, so that
/// another one can be shown at any time. Any thread.
final class Tls {
    /// The name by which Vert.x knows the handler too.
    private static final String SSL = "ssl";

    private static final Logger log = LoggerFactory.getLogger(Tls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Mozilla's guideline 6.0, as BoringSSL calls them.
    private static final String[] GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};

    private final Counter done;
    private final Counter failed;
    private volatile @Nullable SslContext inForce;

    Tls(MeterRegistry metrics) {
        done = handshakes(metrics, "done");
        failed = handshakes(metrics, "failed");
    }

    private static Counter handshakes(MeterRegistry metrics, String result) {
        return Counter.builder("floe.tls.handshakes")
                .description("handshakes with visitors")
                .tag("result", result)
                .register(metrics);
    }

    /// Shows this to those who come from now on. Blocking.
    ///
    /// @throws SSLException when it cannot be shown; the old one stays then
    void show(Credential credential, TlsFiles files) throws SSLException {
        inForce = context(credential, files);
    }

    private static SslContext context(Credential credential, TlsFiles files) throws SSLException {
        boolean fast = OpenSsl.isAvailable();
        var builder = SslContextBuilder.forServer(credential.key(), credential.chain())
                .sslProvider(fast ? SslProvider.OPENSSL : SslProvider.JDK)
                .protocols(files.profile().protocols())
                .ciphers(suites(files));
        return fast ? builder.option(OpenSslContextOption.GROUPS, GROUPS).build() : builder.build();
    }

    private static List<String> suites(TlsFiles files) {
        return Stream.concat(files.profile().suitesOf13().stream(), files.suitesOf12().stream())
                .toList();
    }

    /// Whether there is something to show.
    boolean isReady() {
        return inForce != null;
    }

    /// Goes over to TLS now: whatever is read from here on is a handshake, done when its turn comes. On the
    /// connection's event loop.
    void begin(Channel channel, Handshakes turns) {
        var context = inForce;
        if (context == null) {
            log.debug("a visitor wants TLS, but there is no good certificate");
            var _ = channel.close();
            return;
        }
        var ssl = context.newHandler(channel.alloc());
        ssl.setHandshakeTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        ssl.handshakeFuture().addListener(handshake -> (handshake.isSuccess() ? done : failed).increment());
        channel.pipeline().addFirst(SSL, ssl);
        turns.regulate(channel, ssl);
    }

    /// Whether the connection is in the middle of a handshake.
    static boolean isShaking(Channel channel) {
        var ssl = channel.pipeline().get(SslHandler.class);
        return ssl != null && !ssl.handshakeFuture().isSuccess();
    }
}
