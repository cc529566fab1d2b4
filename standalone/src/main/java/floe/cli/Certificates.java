package floe.cli;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import javax.security.auth.x500.X500Principal;

/// Certificates that Floe makes itself: EC P-256, good for ten years.
final class Certificates {
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private Certificates() {}

    /// One that signs others and itself.
    static X509Bundle authority(String name) throws GeneralSecurityException {
        return build(builder(name).setIsCertificateAuthority(true), CertificateBuilder::buildSelfSigned);
    }

    /// One for a node that both calls and is called.
    static X509Bundle issuedBy(X509Bundle authority, String name) throws GeneralSecurityException {
        return build(
                builder(name)
                        .addSanDnsName(name)
                        .addExtendedKeyUsageServerAuth()
                        .addExtendedKeyUsageClientAuth(),
                builder -> builder.buildIssuedBy(authority));
    }

    /// One for a server that nobody vouches for: it is its own authority, so that a player can be told to trust it.
    ///
    /// @param names host names that it is good for, the first one its own
    /// @return certificate and key in one, PEM
    static String selfSigned(Collection<String> names) throws GeneralSecurityException {
        var builder =
                builder(names.iterator().next()).setIsCertificateAuthority(true).addExtendedKeyUsageServerAuth();
        names.forEach(builder::addSanDnsName);
        var bundle = build(builder.addSanIpAddress("127.0.0.1"), CertificateBuilder::buildSelfSigned);
        return bundle.getCertificatePEM() + bundle.getPrivateKeyPEM();
    }

    /// An authority from its files, PEM; the key in PKCS #8.
    static X509Bundle read(Path certificate, Path key) throws IOException, GeneralSecurityException {
        var decoded = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
        var body = Files.readString(key).replaceAll("-----[^-]+-----|\\s", "");
        var secret = KeyFactory.getInstance(decoded.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        return X509Bundle.fromRootCertificateAuthority(decoded, new KeyPair(decoded.getPublicKey(), secret));
    }

    private static CertificateBuilder builder(String name) {
        var now = Instant.now();
        return new CertificateBuilder()
                .ecp256()
                .subject(new X500Principal("CN=" + name))
                .notBefore(now.minus(CLOCK_SKEW))
                .notAfter(now.plus(LIFE));
    }

    private interface Building {
        X509Bundle from(CertificateBuilder builder) throws Exception;
    }

    private static X509Bundle build(CertificateBuilder builder, Building building) throws GeneralSecurityException {
        try {
            return building.from(builder);
        } catch (GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            throw new GeneralSecurityException("cannot make a certificate: " + e.getMessage(), e);
        }
    }
}
