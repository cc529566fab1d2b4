package floe.config.element;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Which name somebody may have meant.
public final class Spellings {
    private static final int LETTERS_PER_SLIP = 5;

    private Spellings() {}

    /// The name that takes the fewest slips to become `written`, one and another for each five letters at most.
    public static Optional<String> nearest(String written, Collection<String> names) {
        var plain = plain(written);
        int most = 1 + plain.length() / LETTERS_PER_SLIP;
        return names.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= most)
                .filter(name -> slips(plain, plain(name)) <= most)
                .min(Comparator.comparingInt(name -> slips(plain, plain(name))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Letters put in, left out, taken for others or swapped with the next (optimal string alignment).
    private static int slips(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int taken = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(taken, 1 + Math.min(last[j], row[j - 1]));
                if (areSwapped(one, i, other, j)) {
                    row[j] = Math.min(row[j], 1 + before[j - 2]);
                }
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }

    private static boolean areSwapped(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
