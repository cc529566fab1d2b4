package floe.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/// The operator's file, with its web root (the fallback file in it) and its certificate beside it.
///
/// @param edition the value of a header in every reply, by which a change can be seen from outside
/// @param mounts that fall back to the file; all others fall back to nothing
record IcecastXml(Path folder, String edition, List<String> mounts) {
    static final String SOURCE_PASSWORD = "only-the-band-knows";
    static final String EDITION_HEADER = "X-Edition";

    IcecastXml {
        mounts = List.copyOf(mounts);
    }

    /// Makes the folder with all that belongs in it.
    static IcecastXml create(Path folder, List<String> mounts) {
        try {
            var web = Files.createDirectories(folder.resolve("web"));
            Files.copy(Media.fallback(), web.resolve("fallback.ogg"), StandardCopyOption.REPLACE_EXISTING);
            TestCertificate.create(folder);
            var xml = new IcecastXml(folder, "first", mounts);
            xml.write();
            return xml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return folder.resolve("icecast.xml");
    }

    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    /// The same, but for the edition, put in the place of the old one.
    IcecastXml publish(String newEdition) {
        var changed = new IcecastXml(folder, newEdition, mounts);
        changed.write();
        return changed;
    }

    /// Puts this text in the place of the file, at one stroke, as a careful editor does.
    void replaceBy(String text) {
        try {
            var next = Files.writeString(folder.resolve("icecast.xml.new"), text);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        replaceBy(text());
    }

    String text() {
        return """
                <icecast>
                    <location>Here</location>
                    <admin>master@localhost</admin>
                    <hostname>localhost</hostname>
                    <limits>
                        <clients>500</clients>
                        <sources>20</sources>
                        <queue-size>262144</queue-size>
                        <burst-size>65536</burst-size>
                        <source-timeout>10</source-timeout>
                    </limits>
                    <authentication>
                        <source-password>%s</source-password>
                        <admin-user>admin</admin-user>
                        <admin-password>only-the-boss-knows</admin-password>
                    </authentication>
                    <listen-socket>
                        <port>8000</port>
                    </listen-socket>
                    <http-headers>
                        <header name="Access-Control-Allow-Origin" value="*" />
                        <header name="%s" value="%s" />
                    </http-headers>
                %s    <paths>
                        <webroot>%s</webroot>
                        <ssl-certificate>%s</ssl-certificate>
                    </paths>
                </icecast>
                """.formatted(
                        SOURCE_PASSWORD,
                        EDITION_HEADER,
                        edition,
                        mounts.stream().map(IcecastXml::mount).collect(Collectors.joining()),
                        folder.resolve("web"),
                        certificate());
    }

    /// The text with sockets on the loopback: plain, TLS, and after the plain one SHOUTcast's.
    String onSockets(int port, int tlsPort, String shoutcastMount) {
        var sockets = """
                <listen-socket>
                    <port>%d</port><bind-address>127.0.0.1</bind-address><shoutcast-mount>%s</shoutcast-mount>
                </listen-socket>
                <listen-socket><port>%d</port><bind-address>127.0.0.1</bind-address><ssl>1</ssl></listen-socket>
                """.formatted(port, shoutcastMount, tlsPort);
        return text().replaceFirst("(?s)<listen-socket>.*</listen-socket>", sockets)
                .replace("<sources>20<", "<sources>40<");
    }

    private static String mount(String name) {
        return mount(name, "/fallback.ogg");
    }

    /// A mount that falls back to this one, or to this file of the web root.
    static String mount(String name, String fallback) {
        return """
                    <mount type="normal">
                        <mount-name>%s</mount-name>
                        <fallback-mount>%s</fallback-mount>
                        <fallback-override>1</fallback-override>
                    </mount>
                """.formatted(name, fallback);
    }

    /// The text with more elements in it.
    String textWith(String elements) {
        return text().replace("    <paths>", elements + "    <paths>");
    }
}
