package floe.stream;

/// What is heard at a moment, as far as somebody told. UTF-8 text without control characters; each part empty when not
/// told.
///
/// @param url an address that goes with it
public record Song(String artist, String title, String url) {
    /// Control characters are left out.
    public Song {
        artist = printable(artist);
        title = printable(title);
        url = printable(url);
    }

    /// Nobody told.
    public static final Song UNKNOWN = new Song("", "", "");

    /// Only a title, as ICY metadata and `song=` tell it.
    public static Song titled(String title) {
        return new Song("", title, "");
    }

    public boolean isUnknown() {
        return artist.isEmpty() && title.isEmpty() && url.isEmpty();
    }

    /// «artist - title», or what there is of it: what Icecast shows.
    public String display() {
        return artist.isEmpty() ? title : title.isEmpty() ? artist : artist + " - " + title;
    }

    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.codePoints()
                        .filter(each -> !Character.isISOControl(each))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
