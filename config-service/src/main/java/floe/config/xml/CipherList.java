package floe.config.xml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An OpenSSL cipher list (`ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL`) as far as it can be followed: it may choose among
/// the suites of TLS 1.2 that are spoken anyway, and can bring back none that should not be.
///
/// @param suites those chosen, in the list's order; all that there are when it chooses none
/// @param foreign what else it names, which is passed over
record CipherList(List<String> suites, List<String> foreign) {
    /// @param spoken the suites of TLS 1.2, by their names in RFCs
    static CipherList read(String text, List<String> spoken) {
        var chosen = new LinkedHashSet<String>();
        var refused = new ArrayList<String>();
        var foreign = new ArrayList<String>();
        boolean all = false;
        for (var word : text.split("[:,;\\s]+", -1)) {
            var name = word.replaceFirst("^[-!+]", "");
            var suite = spoken.stream().filter(it -> isNamed(it, name)).toList();
            if (word.startsWith("!") || word.startsWith("-")) {
                refused.addAll(suite);
            } else if (!suite.isEmpty()) {
                chosen.addAll(suite);
            } else if (isOneSuite(name)) {
                foreign.add(name);
            } else {
                all |= !word.isEmpty() && !word.startsWith("+") && !word.startsWith("@");
            }
        }
        chosen.addAll(all ? spoken : List.of());
        refused.forEach(chosen::remove);
        return new CipherList(chosen.isEmpty() ? spoken : List.copyOf(chosen), foreign);
    }

    private static boolean isNamed(String suite, String name) {
        return name.equals(suite) || name.equals(openSsl(suite));
    }

    /// `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256` is OpenSSL's `ECDHE-RSA-AES128-GCM-SHA256`.
    private static String openSsl(String suite) {
        return suite.replace("TLS_", "")
                .replace("_WITH_", "_")
                .replace("CHACHA20_POLY1305_SHA256", "CHACHA20_POLY1305")
                .replace("AES_", "AES")
                .replace('_', '-');
    }

    /// Others stand for many: `HIGH`, `ECDHE`, `EECDH+AESGCM`.
    private static boolean isOneSuite(String name) {
        return name.indexOf('-') > 0
                && Stream.of("SHA", "MD5", "CCM", "POLY1305")
                        .anyMatch(it -> name.toUpperCase(Locale.ROOT).contains(it));
    }
}
