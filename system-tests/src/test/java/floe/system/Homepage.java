package floe.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;

/// A station's own web site, which is not where its streams come from: `homepage.html` at another port.
final class Homepage implements AutoCloseable {
    private final HttpServer server;

    private Homepage(HttpServer server) {
        this.server = server;
    }

    static Homepage open() {
        try (var in = Objects.requireNonNull(Homepage.class.getResourceAsStream("homepage.html"))) {
            var page = in.readAllBytes();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return new Homepage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
