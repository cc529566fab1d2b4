package floe.kit.door;

import floe.mount.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/// Who the node proves to be: certificates and the key that fits the first, PEM, apart or in one file. Blocking.
///
/// @param certificates the file's content
/// @param key the file's content
record Identity(Buffer certificates, Buffer key) {
    private static final long LARGEST_FILE = 1 << 20;

    static Identity read(TlsFiles files) throws IOException {
        return new Identity(content(files.certificate()), content(files.key()));
    }

    private static Buffer content(String file) throws IOException {
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new IOException("cannot read " + file);
        }
        if (Files.size(path) > LARGEST_FILE) {
            throw new IOException(file + " is larger than " + LARGEST_FILE + " bytes");
        }
        return Buffer.buffer(Files.readAllBytes(path));
    }

    /// What a server needs to show it.
    ServerSSLOptions options() {
        return new ServerSSLOptions().setKeyCertOptions(pem());
    }

    private PemKeyCertOptions pem() {
        return new PemKeyCertOptions().setCertValue(certificates).setKeyValue(key);
    }

    /// The first certificate. Fails when there is none or when the key does not fit it.
    X509Certificate check(Vertx vertx) throws GeneralSecurityException {
        var manager = manager(vertx);
        var alias = alias(manager).orElseThrow(() -> new GeneralSecurityException("no RSA or EC key"));
        var certificate = manager.getCertificateChain(alias)[0];
        if (!fits(manager.getPrivateKey(alias), certificate.getPublicKey())) {
            throw new GeneralSecurityException("the key does not fit the certificate");
        }
        return certificate;
    }

    private X509KeyManager manager(Vertx vertx) throws GeneralSecurityException {
        try {
            return (X509KeyManager) pem().getKeyManagerFactory(vertx).getKeyManagers()[0];
        } catch (Exception e) {
            throw new GeneralSecurityException("no certificate and key: " + e.getMessage(), e);
        }
    }

    private static Optional<String> alias(X509KeyManager manager) {
        return List.of("EC", "RSA").stream()
                .flatMap(type -> Optional.ofNullable(manager.getServerAliases(type, null)).stream())
                .map(aliases -> aliases[0])
                .findFirst();
    }

    private static boolean fits(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        var signature = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update((byte) 1);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update((byte) 1);
        return signature.verify(signed);
    }
}
