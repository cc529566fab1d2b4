package floe.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for `localhost`, made by the JDK's keytool, and players that trust it and nothing else.
final class TestCertificate {
    private static final String STORE_PASSWORD = "only-for-tests";

    private TestCertificate() {}

    /// Writes Icecast's combined PEM (certificate, then key) into this folder.
    static Path create(Path folder) {
        var store = folder.resolve("certificate.p12");
        keytool(folder, store);
        try (var in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD.toCharArray());
            var key = keys.getKey("floe", STORE_PASSWORD.toCharArray());
            var pem =
                    pem("CERTIFICATE", keys.getCertificate("floe").getEncoded()) + pem("PRIVATE KEY", key.getEncoded());
            return Files.writeString(folder.resolve("certificate.pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path folder, Path store) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "floe",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                store.toString());
        try (var child = Child.start("keytool", folder.resolve("keytool.log"), Map.of(), command)) {
            if (child.awaitExit(Duration.ofSeconds(30)) != 0) {
                throw new IllegalStateException(child.lastWords());
            }
        }
    }

    private static String pem(String kind, byte[] der) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    /// A player's trust in the first certificate of this PEM file.
    static SSLContext trust(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(firstOf(in.readAllBytes()));
            return trust(certificates.iterator().next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The factory does not like a key behind the certificate.
    private static InputStream firstOf(byte[] pem) {
        var text = new String(pem, StandardCharsets.US_ASCII);
        int from = text.indexOf("-----BEGIN CERTIFICATE");
        int to = text.indexOf("-----END CERTIFICATE-----") + "-----END CERTIFICATE-----\n".length();
        return new ByteArrayInputStream(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
    }

    private static SSLContext trust(Certificate certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("floe", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
