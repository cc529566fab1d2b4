package floe.cli;

import floe.kit.cluster.BusTrust;
import floe.kit.cluster.Cluster;
import floe.kit.cluster.Engine;
import floe.kit.cluster.Membership;
import floe.mount.ListenSocket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `floe rehearse`: a short life of everything on this machine's loopback, so that the JVM can note what it loads
/// (`-XX:AOTCacheOutput`). The launcher runs it after a build, the image while it is built.
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ENOUGH_BYTES = 65_536;

    @Parameters(index = "0", paramLabel = "DIR", description = "an empty folder to play in")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        var state = Files.createDirectories(folder.toAbsolutePath());
        playAlone(state);
        joinCluster(state.resolve("keys"));
        return 0;
    }

    private static void playAlone(Path state) throws IOException {
        var sample = Sample.in(state);
        var plan = new Plan(
                Kind.ALL,
                "rehearsal",
                state,
                state.resolve(Sample.ICECAST_XML),
                List.of(ListenSocket.plain(LOOPBACK, 0), ListenSocket.encrypted(LOOPBACK, 0)),
                null,
                LOOPBACK,
                0,
                0);
        Station.rehearse(plan, open -> {
            Welcome.first(open, sample);
            visit(open.ports().getFirst(), "/");
            visit(open.ports().getFirst(), "/status-json.xsl");
            visit(open.ports().getFirst(), Sample.MOUNT);
            visit(open.managementPort(), "/metrics");
            visit(open.managementPort(), "/health/ready");
        });
    }

    /// Alone in it, for want of others; but Hazelcast and the bus start as they would among them.
    private static void joinCluster(Path keys) throws IOException, GeneralSecurityException {
        ClusterAuthority.in(keys).issue("node", keys);
        var membership = new Membership(
                "rehearsal", LOOPBACK, LOOPBACK, freePort(), freePort(), List.of(), new BusTrust.Holders(keys));
        Cluster.join(Engine.of(new SimpleMeterRegistry()), membership)
                .await()
                .vertx()
                .close()
                .await();
    }

    private static void visit(int port, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(ENOUGH_BYTES);
        } catch (IOException e) {
            throw new IllegalStateException("nobody answers " + path + ": " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
