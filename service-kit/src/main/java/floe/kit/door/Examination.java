package floe.kit.door;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Makes a [Credential] of files, or says by name what is wrong with them. Blocking: some milliseconds.
final class Examination {
    private static final int FEWEST_RSA_BITS = 2048;

    private final Identity identity;
    private final List<X509Certificate> given = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    private Examination(Identity identity) {
        this.identity = identity;
    }

    static Credential of(Identity identity) throws GeneralSecurityException {
        return new Examination(identity).examine();
    }

    private Credential examine() throws GeneralSecurityException {
        var blocks =
                read(identity.files().certificate(), identity.certificates()).certificates();
        if (blocks.isEmpty()) {
            throw new GeneralSecurityException(
                    "no certificate in " + identity.files().certificate());
        }
        for (var block : blocks) {
            given.add(certificate(block));
        }
        var keys = read(identity.files().key(), identity.key()).keys();
        if (keys.isEmpty()) {
            throw new GeneralSecurityException(
                    "no private key in " + identity.files().key());
        }
        var key = KeyReader.read(keys.getFirst(), identity.files().key(), given);
        return new Credential(key, chain(own(key)), doubts);
    }

    private static Pem read(String file, Buffer content) throws GeneralSecurityException {
        try {
            return Pem.read(content.getBytes());
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + ": " + e.getMessage(), e);
        }
    }

    private X509Certificate certificate(Pem.Block block) throws GeneralSecurityException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException e) {
            throw new GeneralSecurityException(
                    identity.files().certificate() + ": a certificate is damaged: " + e.getMessage(), e);
        }
    }

    /// Of several for one key the one that is good for the longest.
    private X509Certificate own(PrivateKey key) throws GeneralSecurityException {
        var fitting = new ArrayList<X509Certificate>();
        for (var certificate : given) {
            if (fits(key, certificate.getPublicKey())) {
                fitting.add(certificate);
            }
        }
        var own = fitting.stream()
                .max(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> new GeneralSecurityException("the key in "
                        + identity.files().key() + " does not fit the certificate in "
                        + identity.files().certificate()));
        if (own.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
            throw new GeneralSecurityException(
                    "an RSA key of " + rsa.getModulus().bitLength() + " bits is too weak; wanted: 2048 or more, or EC");
        }
        if (own.getSigAlgName().matches("(?i)(SHA1|MD5|MD2)with.*") && !isIssuedBy(own, own)) {
            throw new GeneralSecurityException(
                    "the certificate is signed with " + own.getSigAlgName() + ", which nobody trusts any more");
        }
        return own;
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

    /// Whatever order the file has. Who signs itself needs not be shown: players have it, or do not trust it.
    private List<X509Certificate> chain(X509Certificate own) {
        var chain = new ArrayList<X509Certificate>(List.of(own));
        var issuer = issuerOf(own);
        while (issuer.isPresent() && !isIssuedBy(issuer.get(), issuer.get()) && !chain.contains(issuer.get())) {
            chain.add(issuer.get());
            issuer = issuerOf(issuer.get());
        }
        if (chain.size() == 1 && issuer.isEmpty()) {
            doubts.add("the certificate of its issuer, " + own.getIssuerX500Principal()
                    + ", is not in the file: some players will not trust it");
        }
        if (!given.subList(0, Math.min(chain.size(), given.size())).equals(chain)) {
            doubts.add("the certificates stand in the wrong order; they are shown in the right one");
        }
        long strangers = given.stream()
                .filter(it -> !chain.contains(it) && !isIssuedBy(it, it))
                .count();
        if (strangers > 0) {
            doubts.add(strangers + " of the certificates belong to another chain and are not shown");
        }
        return chain;
    }

    private Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return given.stream().filter(it -> isIssuedBy(certificate, it)).findFirst();
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
