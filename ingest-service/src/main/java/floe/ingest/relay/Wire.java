package floe.ingest.relay;

import floe.mount.Upstream;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// How an upstream is reached and what it is asked.
final class Wire {
    private Wire() {}

    static NetClientOptions options(Upstream upstream) {
        var options = new NetClientOptions()
                .setConnectTimeout((int) upstream.timeout().toMillis())
                .setTcpNoDelay(true);
        return upstream.bind() == null ? options : options.setLocalAddress(upstream.bind());
    }

    /// Certificates are checked, by the Java runtime's trust or by the upstream's own.
    static ConnectOptions target(Upstream upstream) {
        var options = new ConnectOptions().setHost(upstream.host()).setPort(upstream.port());
        if (!upstream.tls()) {
            return options;
        }
        var tls = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
        if (upstream.trust() != null) {
            tls.setTrustOptions(new PemTrustOptions().addCertPath(upstream.trust()));
        }
        boolean named = upstream.host().indexOf(':') < 0 && !upstream.host().matches("[0-9.]+");
        return (named ? options.setSniServerName(upstream.host()) : options)
                .setSsl(true)
                .setSslOptions(tls);
    }

    static byte[] request(Upstream upstream, String agent) {
        var usual = upstream.tls() ? ":443" : ":80";
        var host = upstream.hostAndPort();
        var lines = new StringBuilder("GET " + upstream.path() + " HTTP/1.1\r\nHost: ")
                .append(host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host)
                .append("\r\nUser-Agent: ")
                .append(agent.replaceAll("[^\\x20-\\x7e]", ""))
                .append("\r\nAccept: */*\r\nConnection: close\r\n");
        if (upstream.metadata()) {
            lines.append("Icy-MetaData: 1\r\n");
        }
        if (upstream.user() != null && upstream.password() != null) {
            lines.append("Authorization: Basic ")
                    .append(Base64.getEncoder()
                            .encodeToString(
                                    (upstream.user() + ":" + upstream.password()).getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        return lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
