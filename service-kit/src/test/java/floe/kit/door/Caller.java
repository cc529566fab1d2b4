package floe.kit.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Somebody who calls at a door with bytes of their own choice.
public record Caller(Socket socket) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    public static Caller plain(int port) throws IOException {
        return patient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    public static Caller tls(int port, SSLContext trust) throws IOException {
        return shaken((SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }

    /// One that speaks no other protocols than these.
    public static Caller tls(int port, SSLContext trust, String... protocols) throws IOException {
        var socket = (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(protocols);
        return shaken(socket);
    }

    /// The same caller, over TLS from here on.
    public Caller goesOverToTls(SSLContext trust) throws IOException {
        var host = socket.getInetAddress().getHostAddress();
        return shaken((SSLSocket) trust.getSocketFactory().createSocket(socket, host, socket.getPort(), true));
    }

    private static Caller shaken(SSLSocket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return patient(socket);
    }

    private static Caller patient(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Caller(socket);
    }

    public Caller says(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// All that comes until the connection ends.
    public String hearsToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public String hears(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /// Whether the other side has ended the connection, in whatever way.
    public boolean isLetGo() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }

    /// The name in the certificate that the door showed.
    public String shown() throws IOException {
        var certificate = (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    /// Which TLS is spoken.
    public String protocol() {
        return ((SSLSocket) socket).getSession().getProtocol();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
