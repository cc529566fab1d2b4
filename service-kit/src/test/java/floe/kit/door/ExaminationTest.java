package floe.kit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floe.mount.TlsFiles;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// K-001 to K-006 of the catalogue of bad input.
@DisplayName("A certificate and its key")
class ExaminationTest {
    private static final X509Bundle ROOT = made(builder("Root").setIsCertificateAuthority(true), null);
    private static final X509Bundle BETWEEN = made(builder("Between").setIsCertificateAuthority(true), ROOT);
    private static final X509Bundle EC = made(builder("ec"), BETWEEN);
    private static final X509Bundle RSA = made(builder("rsa").rsa2048(), BETWEEN);
    private static final X509Bundle OTHER = made(builder("other"), BETWEEN);

    @TempDir
    private Path folder;

    private static CertificateBuilder builder(String name) {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .notAfter(Instant.now().plusSeconds(3600));
    }

    private static X509Bundle made(CertificateBuilder builder, @Nullable X509Bundle issuer) {
        try {
            return issuer == null ? builder.buildSelfSigned() : builder.buildIssuedBy(issuer);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Credential read(String certificates, String key) throws Exception {
        var one = Files.writeString(folder.resolve("cert.pem"), certificates, StandardCharsets.ISO_8859_1);
        var other = Files.writeString(folder.resolve("key.pem"), key, StandardCharsets.ISO_8859_1);
        return Examination.of(Identity.read(TlsFiles.of(one.toString(), other.toString())));
    }

    private Credential readBoth(String text) throws Exception {
        return read(text, text);
    }

    private static String pem(String label, byte[] der) {
        return new Pem.Block(label, Base64.getEncoder().encodeToString(der), false).text();
    }

    private static String shown(Credential credential) {
        return String.join(
                " ",
                credential.chain().stream()
                        .map(it -> it.getSubjectX500Principal().getName())
                        .toList());
    }

    static Stream<String> good() {
        var certificates = EC.getCertificatePathPEM();
        var both = certificates + EC.getPrivateKeyPEM();
        return Stream.of(
                both,
                EC.getPrivateKeyPEM() + certificates,
                both.replace("\n", "\r\n"),
                both.stripTrailing(),
                "\u00EF\u00BB\u00BF" + both,
                "subject=CN = ec\nrubbish ----- BEGIN\n" + both + "rubbish\0behind\n",
                certificates + "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + pem("EC PRIVATE KEY", old(EC.getKeyPair())),
                RSA.getCertificatePathPEM() + RSA.getPrivateKeyPEM(),
                RSA.getCertificatePathPEM() + pem("RSA PRIVATE KEY", old(RSA.getKeyPair())));
    }

    /// What is inside of PKCS #8.
    private static byte[] old(KeyPair keys) {
        var der = keys.getPrivate().getEncoded();
        for (int at = 4; at < der.length - 4; at++) {
            boolean octets = der[at] == 4 && (der[at + 1] & 0xFF) < 0x80 && der[at + 2] == 0x30;
            boolean long2 = der[at] == 4 && (der[at + 1] & 0xFF) == 0x82 && der[at + 4] == 0x30;
            if (octets || long2) {
                return Arrays.copyOfRange(der, at + (long2 ? 4 : 2), der.length);
            }
        }
        throw new IllegalStateException("no key inside");
    }

    @ParameterizedTest
    @MethodSource("good")
    void are_read_however_they_are_written(String text) throws Exception {
        assertThat(shown(readBoth(text))).isIn("CN=ec CN=Between", "CN=rsa CN=Between");
        assertThat(readBoth(text).doubts()).isEmpty();
    }

    @Test
    void are_shown_in_the_right_order_and_without_who_signs_itself() throws Exception {
        var credential = readBoth(ROOT.getCertificatePEM()
                + BETWEEN.getCertificatePEM()
                + OTHER.getCertificatePEM()
                + EC.getCertificatePEM()
                + EC.getPrivateKeyPEM());
        assertThat(shown(credential)).isEqualTo("CN=ec CN=Between");
        assertThat(credential.doubts())
                .containsExactly(
                        "the certificates stand in the wrong order; they are shown in the right one",
                        "1 of the certificates belong to another chain and are not shown");
    }

    @Test
    void may_be_the_ones_of_somebody_who_signs_himself() throws Exception {
        var credential = readBoth(ROOT.getCertificatePEM() + ROOT.getPrivateKeyPEM());
        assertThat(shown(credential)).isEqualTo("CN=Root");
        assertThat(credential.doubts()).isEmpty();
    }

    @Test
    void are_doubted_when_the_issuer_is_missing() throws Exception {
        assertThat(readBoth(EC.getCertificatePEM() + EC.getPrivateKeyPEM()).doubts())
                .containsExactly("the certificate of its issuer, CN=Between, is not in the file: some players will not"
                        + " trust it");
    }

    @Test
    void are_the_ones_that_last_longest_when_there_are_several() throws Exception {
        var later = made(
                builder("later").keyPair(EC.getKeyPair()).notAfter(Instant.now().plusSeconds(7200)), BETWEEN);
        var text = EC.getCertificatePathPEM() + later.getCertificatePEM() + EC.getPrivateKeyPEM();
        assertThat(shown(readBoth(text))).isEqualTo("CN=later CN=Between");
    }

    @Test
    void are_refused_when_they_do_not_fit() {
        assertThatThrownBy(() -> read(EC.getCertificatePathPEM(), OTHER.getPrivateKeyPEM()))
                .hasMessageMatching("the key in .*key.pem does not fit the certificate in .*cert.pem");
        assertThatThrownBy(() -> read(EC.getCertificatePathPEM(), RSA.getPrivateKeyPEM()))
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> read(RSA.getCertificatePathPEM(), pem("EC PRIVATE KEY", old(EC.getKeyPair()))))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void are_refused_when_one_is_missing() {
        assertThatThrownBy(() -> readBoth(EC.getCertificatePathPEM())).hasMessageContaining("no private key in /");
        assertThatThrownBy(() -> readBoth(EC.getPrivateKeyPEM())).hasMessageContaining("no certificate in /");
        assertThatThrownBy(() -> readBoth("")).hasMessageContaining("no certificate in /");
        assertThatThrownBy(() -> Identity.read(TlsFiles.of("/nowhere/c.pem", "/nowhere/k.pem")))
                .hasMessage("cannot read /nowhere/c.pem: there is no such file");
        assertThatThrownBy(() -> Identity.read(TlsFiles.of("/dev/zero", "/dev/zero")))
                .hasMessage("cannot read /dev/zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY"})
    void are_refused_when_the_key_is_encrypted(String label) {
        var header = label.startsWith("ENC") ? "" : "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n";
        var key = "-----BEGIN " + label + "-----\n" + header + "AAAA\n-----END " + label + "-----\n";
        assertThatThrownBy(() -> readBoth(EC.getCertificatePathPEM() + key))
                .hasMessageContaining("is encrypted; wanted: one without a passphrase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSA", "Ed25519"})
    void are_refused_when_no_player_speaks_the_key(String kind) throws Exception {
        var keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
        assertThatThrownBy(() -> readBoth(EC.getCertificatePathPEM()
                        + pem("PRIVATE KEY", keys.getPrivate().getEncoded())))
                .hasMessageContaining("wanted: RSA or EC")
                .hasMessageContaining(kind.substring(0, 2));
    }

    @Test
    void are_refused_when_the_key_is_weak() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = made(builder("weak").keyPair(generator.generateKeyPair()), BETWEEN);
        assertThatThrownBy(() -> readBoth(weak.getCertificatePathPEM() + weak.getPrivateKeyPEM()))
                .hasMessageStartingWith("an RSA key of 1024 bits is too weak");
    }

    @Test
    void are_refused_when_the_signature_is_worth_nothing() throws Exception {
        assertThatThrownBy(() -> readBoth(resource("sha1.pem"))).hasMessageContaining("SHA1withECDSA");
    }

    private static String resource(String name) throws Exception {
        try (var in = ExaminationTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /// But for an end between two blocks, which is none that anybody could see.
    @Test
    void are_refused_wherever_their_file_was_cut_off() {
        var text = EC.getPrivateKeyPEM() + EC.getCertificatePathPEM();
        int step = Math.max(1, text.length() / 100);
        for (int length = text.indexOf("-----END PRIVATE") + 40; length < text.length() - 1; length += step) {
            var cut = text.substring(0, length);
            if (!cut.stripTrailing().endsWith("END CERTIFICATE-----")) {
                assertThatThrownBy(() -> readBoth(cut))
                        .as("cut at %d", length)
                        .isInstanceOf(GeneralSecurityException.class);
            }
        }
    }

    @Test
    void are_refused_when_something_in_them_is_damaged() {
        var text = EC.getCertificatePathPEM() + EC.getPrivateKeyPEM();
        int middle = text.indexOf("\n") + 100;
        var damaged = text.substring(0, middle) + "AAAA" + text.substring(middle + 4);
        assertThatThrownBy(() -> readBoth(damaged)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> readBoth(text.substring(0, middle) + "%" + text.substring(middle + 1)))
                .hasMessageContaining("-----BEGIN CERTIFICATE----- is damaged");
        assertThatThrownBy(() -> readBoth("x".repeat(2 << 20))).hasMessageContaining("is larger than");
    }

    @Test
    void are_dangerous_when_everybody_can_read_the_key() throws Exception {
        readBoth(EC.getCertificatePathPEM() + EC.getPrivateKeyPEM());
        var key = folder.resolve("key.pem");
        var identity = Identity.read(TlsFiles.of(folder.resolve("cert.pem").toString(), key.toString()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(identity.dangers()).singleElement().asString().endsWith("key.pem: chmod o-r");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(identity.dangers()).isEmpty();
    }
}
