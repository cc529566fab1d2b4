package floe.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a source says it sends (RFC 9110 §8.3.1).
///
/// @param essence lower case, without parameters
/// @param whole with parameters, as sent; the essence alone when they are malformed
record MediaType(String essence, String whole) {
    private static final int LONGEST = 256;
    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);
    private static final Pattern PARAMETERS =
            Pattern.compile("(?:\\s*;\\s*" + TOKEN + "=(?:" + TOKEN + "|\"[\\x20-\\x7E&&[^\"\\\\]]*\"))*\\s*;?\\s*");
    private static final Set<String> STREAMS = Set.of(OggFormat.TYPE, OggFormat.OLD_TYPE, PlainBytes.TYPE);
    // What clients say of a body when nobody tells them.
    private static final Set<String> NOTHING_SAID = Set.of("application/x-www-form-urlencoded");

    /// Nothing when nothing was said that could be a type.
    static Optional<MediaType> of(String declared) {
        int end = declared.indexOf(';');
        var essence = (end < 0 ? declared : declared.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(essence).matches() || NOTHING_SAID.contains(essence) || essence.length() > LONGEST) {
            return Optional.empty();
        }
        var parameters = end < 0 ? "" : declared.substring(end);
        boolean sound =
                declared.length() <= LONGEST && PARAMETERS.matcher(parameters).matches();
        return Optional.of(new MediaType(essence, sound ? declared.strip() : essence));
    }

    /// Whether it is a stream's at all, and nothing that a browser would show as a page or run.
    boolean isStream() {
        return essence.startsWith("audio/") || essence.startsWith("video/") || STREAMS.contains(essence);
    }
}
