package floe.audience;

import floe.bytes.Bytes;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file of users as Icecast 2.4 keeps it: `user:MD5` one a line, the MD5 sum of the password in hex behind the last
/// colon; `#` before a comment at a line's beginning. UTF-8, or ISO 8859-1 where it is not that.
///
/// @param md5s by user, in lower case
/// @param mistakes the lines that let nobody in, in order; they cost only themselves
public record Htpasswd(Map<String, String> md5s, List<Mistake> mistakes) {
    private static final String WANTED = "; wanted: the MD5 sum of the password, 32 hex digits";
    private static final int LONGEST_USER = 255;
    private static final int LONGEST_QUOTE = 40;

    /// A line that lets nobody in.
    ///
    /// @param line counted from 1
    /// @param why for people, one line, without anything of a password
    public record Mistake(int line, String why) {}

    public Htpasswd {
        md5s = Collections.unmodifiableMap(md5s);
        mistakes = List.copyOf(mistakes);
    }

    public static Htpasswd read(Bytes content) {
        var md5s = new LinkedHashMap<String, String>();
        var mistakes = new ArrayList<Mistake>();
        int number = 0;
        for (var line : text(content).split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                var why = take(line, md5s);
                if (!why.isEmpty()) {
                    mistakes.add(new Mistake(number, why));
                }
            }
        }
        return new Htpasswd(md5s, mistakes);
    }

    /// As nodes get it: what a [MemberList] reads.
    ///
    /// @param salt hex
    public String salted(String salt) {
        var text = new StringBuilder();
        md5s.forEach((user, md5) -> text.append(MemberList.line(salt, user, md5)));
        return text.toString();
    }

    private static String text(Bytes content) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(content.view()).toString();
        } catch (CharacterCodingException _) {
            text = content.text(StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Returns why not; empty when the user is known now.
    private static String take(String entry, Map<String, String> md5s) {
        int colon = entry.lastIndexOf(':');
        if (colon < 0) {
            return "has no ':' between a user and a password's sum";
        }
        var user = entry.substring(0, colon);
        var sum = entry.substring(colon + 1).strip();
        var why = user.isEmpty() ? "has no user before its ':'" : refusal(user, sum);
        if (why.isEmpty() && md5s.putIfAbsent(user, sum.toLowerCase(Locale.ROOT)) != null) {
            return quoted(user) + " is there already; the first one counts";
        }
        return why;
    }

    private static String refusal(String user, String sum) {
        if (user.indexOf(':') >= 0) {
            return quoted(user) + " cannot log in: for players a user's name ends at the first ':'";
        }
        if (user.length() > LONGEST_USER || user.chars().anyMatch(Character::isISOControl)) {
            return quoted(user) + " cannot log in: its name is too long or has control characters";
        }
        if (sum.matches("[0-9a-fA-F]{32}")) {
            return "";
        }
        return sum.matches("\\$[0-9a-z]{1,8}\\$.*")
                ? quoted(user) + " cannot log in: passwords hashed by " + sum.substring(0, sum.indexOf('$', 1) + 1)
                        + " are not understood" + WANTED
                : quoted(user) + " cannot log in: what follows the last ':' is no MD5 sum" + WANTED;
    }

    private static String quoted(String user) {
        var clean = user.replaceAll("\\p{Cntrl}", "");
        return "'" + (clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…") + "'";
    }

    @Override
    public String toString() {
        return md5s.size() + " users";
    }
}
