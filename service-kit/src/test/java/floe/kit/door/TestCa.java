package floe.kit.door;

import floe.mount.TlsFiles;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority of a test's own, and those who trust it and nobody else.
public final class TestCa {
    private final X509Bundle root;

    public TestCa() throws Exception {
        root = new CertificateBuilder()
                .ecp256()
                .subject("CN=Test CA")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    /// A certificate for this machine's loopback address.
    ///
    /// @param name tells one from another
    public X509Bundle issue(String name, Instant until) throws Exception {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .addSanIpAddress("127.0.0.1")
                .addSanDnsName("localhost")
                .notBefore(until.minusSeconds(7200))
                .notAfter(until)
                .buildIssuedBy(root);
    }

    public X509Bundle issue(String name) throws Exception {
        return issue(name, Instant.now().plusSeconds(3600));
    }

    public SSLContext trust() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", root.getCertificate());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /// Both in one file, as Icecast likes it.
    public static TlsFiles combined(Path folder, X509Bundle bundle) throws Exception {
        var file = folder.resolve("icecast.pem");
        write(file, bundle.getCertificatePathPEM() + bundle.getPrivateKeyPEM());
        return TlsFiles.of(file.toString(), file.toString());
    }

    public static TlsFiles apart(Path folder, X509Bundle bundle) throws Exception {
        var certificate = folder.resolve("cert.pem");
        var key = folder.resolve("key.pem");
        write(certificate, bundle.getCertificatePathPEM());
        write(key, bundle.getPrivateKeyPEM());
        return TlsFiles.of(certificate.toString(), key.toString());
    }

    /// At one stroke, as whoever renews a certificate should.
    static void write(Path file, String text) throws IOException {
        var next = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
