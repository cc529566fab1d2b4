package floe.mount;

import floe.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A user's name and what proves the password: a salted hash (PBKDF2 with HMAC-SHA-256), never the password itself.
///
/// @param salt 16 bytes, hex
/// @param hash 32 bytes, hex
/// @param wellKnown whether the password is one of those that sample files carry (`hackme`, `changeme`, empty): such a
///     login is only good from the machine itself
public record Login(String user, String salt, String hash, int rounds, boolean wellKnown) {
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A login for this password. Takes some milliseconds: not for an event loop.
    public static Login of(String user, String password) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return of(user, password, Bytes.wrap(salt));
    }

    /// A login for this password with a salt of the caller's choice, so that the same file gives the same snapshot.
    public static Login of(String user, String password, Bytes salt) {
        var hash = derive(password, salt.toArray(), ROUNDS);
        return new Login(
                user,
                HexFormat.of().formatHex(salt.toArray()),
                HexFormat.of().formatHex(hash),
                ROUNDS,
                password.isEmpty() || password.equals("hackme") || password.equals("changeme"));
    }

    /// Whether this is the user and the password. Takes some milliseconds, whatever is wrong: not for an event loop.
    public boolean admits(String someUser, String somePassword) {
        var given = derive(somePassword, HexFormat.of().parseHex(salt), rounds);
        boolean passwordFits = MessageDigest.isEqual(given, HexFormat.of().parseHex(hash));
        boolean userFits = someUser.equals(user);
        return passwordFits && userFits;
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            // PBKDF2 refuses an empty password; nothing that HTTP Basic can carry begins with this character.
            var spec = new PBEKeySpec(("\uFFFF" + password).toCharArray(), salt, rounds, BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2WithHmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "login of " + user;
    }
}
