package floe.audience;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Those who may listen where listeners log in. Of a password there is no more than a salted hash over the MD5 sum that
/// Icecast's file holds: the sum itself would do in the place of the password elsewhere, and can be looked up.
///
/// As text one a line: the hash, a blank, the user.
///
/// @param salt of all hashes, hex; each has its user in it too, so that equal passwords do not show
/// @param hashes by user
public record MemberList(String salt, Map<String, String> hashes) {
    /// As many bytes as there are in an MD5 sum.
    private static final int BYTES = 16;
    private static final int BLANK = 2 * BYTES;
    private static final String NOBODYS = "";

    public MemberList {
        hashes = Collections.unmodifiableMap(hashes);
    }

    /// Reads what [#line] wrote; what is none of it is passed over.
    public static MemberList read(String salt, String text) {
        var hashes = new HashMap<String, String>();
        text.lines()
                .filter(line -> line.length() > BLANK + 1 && line.charAt(BLANK) == ' ')
                .forEach(line -> hashes.put(line.substring(BLANK + 1), line.substring(0, BLANK)));
        return new MemberList(salt, hashes);
    }

    /// The line of a user, with its end.
    ///
    /// @param md5 of the password, lower-case hex
    static String line(String salt, String user, String md5) {
        return hash(salt, user, md5) + " " + user + "\n";
    }

    /// Whether this is a user and the password, in whichever of the two charsets that players send it. Takes as long
    /// for a user who is not here.
    public boolean admits(String user, String password) {
        var known = hashes.getOrDefault(user, NOBODYS).getBytes(StandardCharsets.ISO_8859_1);
        boolean fits = false;
        for (var charset : charsets(password)) {
            var md5 = HexFormat.of().formatHex(digest("MD5", password.getBytes(charset)));
            fits |= MessageDigest.isEqual(known, hash(salt, user, md5).getBytes(StandardCharsets.ISO_8859_1));
        }
        return fits;
    }

    private static List<Charset> charsets(String password) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(password)
                ? List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
                : List.of(StandardCharsets.UTF_8);
    }

    private static String hash(String salt, String user, String md5) {
        var all = digest("SHA-256", String.join("\n", salt, user, md5).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, BYTES);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + algorithm, e);
        }
    }

    /// How many there are.
    public int size() {
        return hashes.size();
    }

    @Override
    public String toString() {
        return size() + " members";
    }
}
