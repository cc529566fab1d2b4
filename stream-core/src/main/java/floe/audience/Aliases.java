package floe.audience;

import floe.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Numbers in the place of what tells a person, the same for the same as long as this lives: HMAC-SHA-256 with a key
/// that is nowhere else, cut to 64 bits. Who has the numbers has nothing. Any thread.
public final class Aliases {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key random, 32 bytes, of this process alone
    public Aliases(Bytes key) {
        this.key = new SecretKeySpec(key.toArray(), ALGORITHM);
    }

    /// The number for these words together, in this order.
    public long of(String... words) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var word : words) {
                var utf8 = word.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
                mac.update(utf8);
            }
            return ByteBuffer.wrap(mac.doFinal()).getLong();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
