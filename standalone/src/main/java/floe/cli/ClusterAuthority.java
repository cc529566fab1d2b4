package floe.cli;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The certificate authority of one cluster, kept in a folder: `ca.pem`, `ca-key.pem`.
///
/// @param folder where it is kept
record ClusterAuthority(Path folder, X509Bundle bundle) {
    /// The keys of a node.
    ///
    /// @param isNew whether they were made just now
    record Issued(Path folder, boolean isNew) {}

    /// The authority that the folder has, or else a new one.
    static ClusterAuthority in(Path folder) throws IOException, GeneralSecurityException {
        var certificate = folder.resolve("ca.pem");
        var key = folder.resolve("ca-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            return new ClusterAuthority(folder, Certificates.read(certificate, key));
        }
        if (Files.exists(certificate)) {
            throw new IOException(certificate + " is there, but its key " + key + " is not: take another folder");
        }
        var bundle = Certificates.authority("Floe cluster");
        PrivateFiles.makeFolder(folder);
        PrivateFiles.write(key, bundle.getPrivateKeyPEM());
        Files.writeString(certificate, bundle.getCertificatePEM());
        return new ClusterAuthority(folder, bundle);
    }

    /// A folder with the keys of a node; one that has some keeps them.
    Issued issue(String name, Path target) throws IOException, GeneralSecurityException {
        if (Files.exists(target.resolve("node.pem"))) {
            return new Issued(target, false);
        }
        var node = Certificates.issuedBy(bundle, name);
        PrivateFiles.makeFolder(target);
        Files.writeString(target.resolve("ca.pem"), bundle.getCertificatePEM());
        Files.deleteIfExists(target.resolve("node-key.pem"));
        PrivateFiles.write(target.resolve("node-key.pem"), node.getPrivateKeyPEM());
        Files.writeString(target.resolve("node.pem"), node.getCertificatePEM());
        return new Issued(target, true);
    }
}
