package floe.ingest.dump;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as strftime(3) writes them in the C locale. What it does not know stays as it stands.
final class Strftime {
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.US);

    private final ZonedDateTime time;

    private Strftime(ZonedDateTime time) {
        this.time = time;
    }

    /// `pattern` filled in for `time`, in the zone that it is in.
    static String of(String pattern, ZonedDateTime time) {
        return new Strftime(time).fill(pattern);
    }

    private String fill(String pattern) {
        var filled = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%' || at == pattern.length()) {
                filled.append(c);
                continue;
            }
            int from = at;
            if (isModifier(pattern.charAt(at)) && at + 1 < pattern.length()) {
                at++;
            }
            boolean unpadded = pattern.charAt(from) == '-';
            var word = word(pattern.charAt(at++));
            filled.append(word == null ? "%" + pattern.substring(from, at) : unpadded ? unpadded(word) : word);
        }
        return filled.toString();
    }

    /// `E` and `O` ask for another locale's digits; `-` for no leading zeros, `_` and `0` for others.
    private static boolean isModifier(char c) {
        return c == 'E' || c == 'O' || c == '-' || c == '_' || c == '0';
    }

    private static String unpadded(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isDigit)
                ? Long.toString(Long.parseLong(word))
                : word.strip();
    }

    private @Nullable String word(char letter) {
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'c' -> fill("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> fill("%m/%d/%y");
            case 'F' -> fill("%Y-%m-%d");
            case 'r' -> fill("%I:%M:%S %p");
            case 'R' -> fill("%H:%M");
            case 'T', 'X' -> fill("%H:%M:%S");
            case 'v' -> fill("%e-%b-%Y");
            case '+' -> fill("%a %b %e %H:%M:%S %Z %Y");
            default -> date(letter);
        };
    }

    private @Nullable String date(char letter) {
        int year = time.getYear();
        return switch (letter) {
            case 'a' -> WEEKDAY.format(time).substring(0, 3);
            case 'A' -> WEEKDAY.format(time);
            case 'b', 'h' -> MONTH.format(time).substring(0, 3);
            case 'B' -> MONTH.format(time);
            case 'C' -> two(year / 100);
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> blank(time.getDayOfMonth());
            case 'g' -> two(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'j' -> String.format(Locale.ROOT, "%03d", time.getDayOfYear());
            case 'm' -> two(time.getMonthValue());
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'U' -> two((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'W' -> two((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() - 1)) / 7);
            case 'y' -> two(year % 100);
            case 'Y' -> Integer.toString(year);
            default -> hour(letter);
        };
    }

    private @Nullable String hour(char letter) {
        int twelve = time.get(ChronoField.CLOCK_HOUR_OF_AMPM);
        var half = time.getHour() < 12 ? "AM" : "PM";
        return switch (letter) {
            case 'H' -> two(time.getHour());
            case 'I' -> two(twelve);
            case 'k' -> blank(time.getHour());
            case 'l' -> blank(twelve);
            case 'M' -> two(time.getMinute());
            case 'p' -> half;
            case 'P' -> half.toLowerCase(Locale.ROOT);
            case 's' -> Long.toString(time.toEpochSecond());
            case 'S' -> two(time.getSecond());
            case 'z' -> OFFSET.format(time);
            case 'Z' -> ZONE.format(time);
            default -> null;
        };
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private static String blank(int number) {
        return String.format(Locale.ROOT, "%2d", number);
    }
}
