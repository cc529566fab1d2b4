package floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The keys of a cluster")
class KeysTest {
    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("keys");
    }

    @Test
    void are_signed_by_the_clusters_own_authority() throws Exception {
        ClusterAuthority.in(folder()).issue("node", folder());
        var authority = certificate("ca.pem");
        assertThatCode(() -> certificate("node.pem").verify(authority.getPublicKey()))
                .doesNotThrowAnyException();
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(certificate("node.pem").getBasicConstraints()).isNegative();
    }

    @Test
    void can_be_read_by_nobody_else() throws Exception {
        ClusterAuthority.in(folder()).issue("a", folder().resolve("a"));
        for (var key : new String[] {"ca-key.pem", "a/node-key.pem"}) {
            assertThat(mode(folder().resolve(key))).isEqualTo("rw-------");
        }
        assertThat(mode(folder())).isEqualTo("rwx------");
    }

    @Test
    void made_later_come_from_the_same_authority() throws Exception {
        ClusterAuthority.in(folder()).issue("a", folder().resolve("a"));
        ClusterAuthority.in(folder()).issue("b", folder().resolve("b"));
        var authority = certificate("ca.pem");
        assertThatCode(() -> certificate("b/node.pem").verify(authority.getPublicKey()))
                .doesNotThrowAnyException();
    }

    @Test
    void stay_when_they_are_there_already() throws Exception {
        ClusterAuthority.in(folder()).issue("a", folder().resolve("a"));
        var before = Files.readString(folder().resolve("a/node-key.pem"));
        assertThat(ClusterAuthority.in(folder())
                        .issue("a", folder().resolve("a"))
                        .isNew())
                .isFalse();
        assertThat(folder().resolve("a/node-key.pem")).hasContent(before);
    }

    @Test
    void are_not_made_where_an_authority_has_lost_its_key() throws Exception {
        ClusterAuthority.in(folder());
        Files.delete(folder().resolve("ca-key.pem"));
        assertThatThrownBy(() -> ClusterAuthority.in(folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca-key.pem");
    }

    private X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder().resolve(file))));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
