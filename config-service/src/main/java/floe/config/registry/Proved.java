package floe.config.registry;

import floe.mount.Login;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Which password opens which login, so that a thousand mounts are not proved anew for a change of one. Knows passwords
/// only by a hash with a key that ends with this process. Owned by the registry.
final class Proved {
    private static final String HMAC = "HmacSHA256";
    private static final int MOST = 20_000;

    private final Mac mac;
    private final Map<String, Boolean> answers = new HashMap<>();

    Proved() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
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
        var question = String.join("\0", login.user(), login.salt(), login.hash(), user, password);
        var key = HexFormat.of().formatHex(mac.doFinal(question.getBytes(StandardCharsets.UTF_8)));
        return answers.computeIfAbsent(key, _ -> proof.getAsBoolean());
    }
}
