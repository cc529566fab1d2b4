package floe.kit.door;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a private key: RSA or EC, in PKCS #8, PKCS #1 or SEC 1.
final class KeyReader {
    private static final List<String> KNOWN = List.of("RSA", "EC", "EdDSA", "DSA", "RSASSA-PSS");
    private static final List<String> GOOD = List.of("RSA", "EC");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private KeyReader() {}

    /// @param file for the message
    /// @param certificates of which one may be the key's
    static PrivateKey read(Pem.Block block, String file, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        if (block.encrypted()) {
            throw new GeneralSecurityException("the key in " + file
                    + " is encrypted; wanted: one without a passphrase (openssl pkey -in " + file + ")");
        }
        return switch (block.label()) {
            case "RSA PRIVATE KEY" -> old("RSA", block, file, certificates);
            case "EC PRIVATE KEY" -> old("EC", block, file, certificates);
            case "DSA PRIVATE KEY" -> throw unfit("DSA", file);
            default -> pkcs8(block.der(), file);
        };
    }

    private static PrivateKey pkcs8(byte[] der, String file) throws GeneralSecurityException {
        for (var algorithm : KNOWN) {
            var key = decoded(algorithm, der);
            if (key.isPresent() && !GOOD.contains(algorithm)) {
                throw unfit(algorithm, file);
            }
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new GeneralSecurityException("the key in " + file + " is damaged, or of an unknown kind");
    }

    private static GeneralSecurityException unfit(String algorithm, String file) {
        return new GeneralSecurityException("the key in " + file + " is of the kind " + algorithm
                + ", which players do not speak; wanted: RSA or EC");
    }

    /// The older formats are PKCS #8 without the words that say which kind of key it is. A certificate has them too.
    private static PrivateKey old(String algorithm, Pem.Block block, String file, List<X509Certificate> certificates)
            throws GeneralSecurityException {
        for (var certificate : certificates) {
            var owner = certificate.getPublicKey();
            if (owner.getAlgorithm().equals(algorithm)) {
                var key = decoded(algorithm, wrapped(kind(owner), block.der()));
                if (key.isPresent()) {
                    return key.get();
                }
            }
        }
        throw new GeneralSecurityException(
                "the key in " + file + " is damaged, or none of the certificates is for an " + algorithm + " key");
    }

    private static Optional<PrivateKey> decoded(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException _) {
            return Optional.empty();
        }
    }

    private static byte[] wrapped(byte[] kind, byte[] key) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.writeBytes(kind);
        content.writeBytes(der(OCTETS, key));
        return der(SEQUENCE, content.toByteArray());
    }

    /// The first element of a public key's encoding (RFC 5280, 4.1: SubjectPublicKeyInfo).
    private static byte[] kind(PublicKey key) {
        var encoded = key.getEncoded();
        int at = 1 + lengthBytes(encoded, 1);
        int end = at + 1 + lengthBytes(encoded, at + 1) + length(encoded, at + 1);
        return Arrays.copyOfRange(encoded, at, end);
    }

    private static byte[] der(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static int lengthBytes(byte[] der, int at) {
        int first = der[at] & 0xFF;
        return first < 0x80 ? 1 : 1 + (first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int length = 0;
        for (int i = at + (lengthBytes(der, at) > 1 ? 1 : 0); i < at + lengthBytes(der, at); i++) {
            length = length << 8 | der[i] & 0xFF;
        }
        return length;
    }
}
