package floe.config.registry;

import floe.mount.Login;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Which password opens which login, so that a thousand mounts are not proved anew for a change of one. Knows passwords
/// only by a hash with a key that ends with this process. Any thread.
final class Proved {
    private static final String HMAC = "HmacSHA256";
    private static final int MOST = 20_000;

    private final byte[] key = new byte[32];
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    Proved() {
        new SecureRandom().nextBytes(key);
    }

    /// Whether this is the login's user and password.
    boolean admits(Login login, String user, String password) {
        return remember(login, user, password, () -> login.admits(user, password));
    }

    /// A new login.
    Login made(String user, String password) {
        var login = Login.of(user, password);
        remember(login, user, password, () -> true);
        return login;
    }

    private boolean remember(Login login, String user, String password, BooleanSupplier proof) {
        if (answers.size() >= MOST) {
            answers.clear();
        }
        var question = hidden(String.join("\0", login.user(), login.salt(), login.hash(), user, password));
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        // Not inside the map, where others would wait for it.
        boolean answer = proof.getAsBoolean();
        answers.put(question, answer);
        return answer;
    }

    private String hidden(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
