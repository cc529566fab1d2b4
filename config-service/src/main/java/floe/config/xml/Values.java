package floe.config.xml;

import java.nio.charset.Charset;
import java.util.Locale;

/// Values as they are written in icecast.xml. What is none is refused with a message that names it and what is
/// allowed.
final class Values {
    private static final int LONGEST_QUOTE = 40;

    private Values() {}

    /// A whole number in decimal digits.
    static long number(String text, long least, long most) {
        var allowed = "allowed: a whole number from " + least + " to " + most;
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty; " + allowed);
        }
        if (!text.matches("[+-]?[0-9]+")) {
            throw new IllegalArgumentException(quoted(text) + " is no number; " + allowed);
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Too long for a long: out of range as well.
        }
        throw new IllegalArgumentException(quoted(text) + " is out of range; " + allowed);
    }

    /// Any number but 0 is a yes, as in Icecast.
    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            case String number when number.matches("[+-]?[0-9]+") -> !number.matches("[+-]?0+");
            default ->
                throw new IllegalArgumentException(
                        (text.isEmpty() ? "is empty" : quoted(text) + " is neither yes nor no")
                                + "; allowed: 1, 0, true, false, yes, no, on, off");
        };
    }

    /// A charset, by the name that Java gives it.
    static String charset(String text) {
        try {
            return Charset.forName(text).name();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(quoted(text) + " is no known charset", e);
        }
    }

    /// A value for a message: in quotes, short, on one line.
    static String quoted(String text) {
        var clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return "'" + (clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…") + "'";
    }
}
