package floe.kit.cluster;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;

/// A certificate authority for one test, and the folders of keys that it makes.
final class TestKeys {
    private final X509Bundle authority;

    TestKeys() throws Exception {
        authority = new CertificateBuilder()
                .ecp256()
                .subject("CN=floe test")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    /// The keys of a node of this authority.
    BusTrust.Holders holder(Path folder) throws Exception {
        return signedBy(authority, folder);
    }

    /// The keys of somebody who trusts this authority but has no certificate of it.
    BusTrust.Holders stranger(Path folder) throws Exception {
        return signedBy(new TestKeys().authority, folder);
    }

    private BusTrust.Holders signedBy(X509Bundle issuer, Path folder) throws Exception {
        var node = new CertificateBuilder()
                .ecp256()
                .subject("CN=node")
                .addExtendedKeyUsageServerAuth()
                .addExtendedKeyUsageClientAuth()
                .buildIssuedBy(issuer);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ca.pem"), authority.getCertificatePEM());
        Files.writeString(folder.resolve("node.pem"), node.getCertificatePEM());
        Files.writeString(folder.resolve("node-key.pem"), node.getPrivateKeyPEM());
        return new BusTrust.Holders(folder);
    }
}
