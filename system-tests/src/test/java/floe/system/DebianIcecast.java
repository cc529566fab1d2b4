package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Debian's icecast2 as a peer. It keeps to the loopback, and to nobody's account when root starts it.
final class DebianIcecast implements AutoCloseable {
    static final String PROGRAM = "icecast2";

    private final int port;
    private final Child child;

    private DebianIcecast(int port, Child child) {
        this.port = port;
        this.child = child;
    }

    /// Takes sources with the password of [IcecastXml], and does what `more` says in the words of icecast.xml; its web
    /// root is the folder.
    static DebianIcecast start(Path folder, String more) {
        Tool.needs(PROGRAM);
        int port = Ports.free();
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            var xml = Files.writeString(folder.resolve("icecast2.xml"), text(folder, port, more));
            var command = List.of(PROGRAM, "-c", xml.toString());
            var icecast = new DebianIcecast(port, Child.start(PROGRAM, folder.resolve("out.txt"), Map.of(), command));
            Await.until("icecast2 takes connections", Duration.ofSeconds(10), icecast::takesConnections);
            return icecast;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private boolean takesConnections() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String text(Path folder, int port, String more) {
        return """
                <icecast>
                    <limits><sources>40</sources><source-timeout>10</source-timeout></limits>
                    <authentication><source-password>%s</source-password></authentication>
                    <hostname>localhost</hostname>
                    <listen-socket><port>%d</port><bind-address>127.0.0.1</bind-address></listen-socket>
                    <master-update-interval>2</master-update-interval>
                %s
                    <paths>
                        <basedir>%s</basedir><logdir>%s</logdir><webroot>%s</webroot><adminroot>%s</adminroot>
                    </paths>
                    <logging><errorlog>error.log</errorlog><accesslog>access.log</accesslog></logging>
                    <security><changeowner><user>nobody</user><group>nogroup</group></changeowner></security>
                </icecast>
                """.formatted(IcecastXml.SOURCE_PASSWORD, port, more, folder, folder, folder, folder);
    }

    @Override
    public void close() {
        child.close();
    }
}
