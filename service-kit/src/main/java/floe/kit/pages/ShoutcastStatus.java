package floe.kit.pages;

import floe.mount.ClusterConfig;
import floe.mount.MountName;
import floe.mount.StreamWords;
import floe.stream.Song;
import floe.wire.MountClaim;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mount as a SHOUTcast 1.9 server would tell it, for the software of DJs that asks for listener numbers there.
///
/// @param live empty when nobody feeds the mount
/// @param listeners on all edges
/// @param mostListeners that it may have
public record ShoutcastStatus(Optional<Listing.Live> live, int listeners, int mostListeners) {
    /// Nothing is on the air.
    static final ShoutcastStatus NOTHING = new ShoutcastStatus(Optional.empty(), 0, 0);

    private static final MountName USUAL = new MountName("/stream");

    /// The mount that SHOUTcast's encoders feed, or else the only one that is on the air; as far as it is public.
    static ShoutcastStatus ofUsual(ClusterConfig config, Collection<MountClaim> claims) {
        var open = claims.stream()
                .filter(claim -> !config.mount(claim.mount()).hidden())
                .toList();
        var usual = open.stream().filter(claim -> claim.mount().equals(USUAL)).findFirst();
        var only = open.size() == 1 ? Optional.of(open.getFirst()) : Optional.<MountClaim>empty();
        return of(config, usual.or(() -> only));
    }

    /// A mount as its source's claim shows it.
    ///
    /// @param claim empty when nobody feeds the mount
    public static ShoutcastStatus of(ClusterConfig config, Optional<MountClaim> claim) {
        return claim.map(found -> new ShoutcastStatus(
                        Optional.of(Listings.live(config, found)), found.listeners(), most(config, found.mount())))
                .orElse(NOTHING);
    }

    private static int most(ClusterConfig config, MountName mount) {
        int own = config.mount(mount).listeners().maxListeners();
        return own < 0 ? config.limits().clients() : own;
    }

    /// Listeners now, whether on the air, most listeners seen, most allowed, different listeners, bit rate, song.
    String sevenHtml() {
        return "<HTML><meta http-equiv=\"Pragma\" content=\"no-cache\"></head><body>" + listeners + ","
                + (live.isPresent() ? 1 : 0) + "," + listeners + "," + mostListeners + "," + listeners + ","
                + bitrate() + "," + Escaped.markup(song().display()) + "</body></html>";
    }

    /// `admin.cgi?mode=viewxml`; no listener is named in it.
    public String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
                <SHOUTCASTSERVER>
                <CURRENTLISTENERS>%1$d</CURRENTLISTENERS>
                <PEAKLISTENERS>%1$d</PEAKLISTENERS>
                <MAXLISTENERS>%2$d</MAXLISTENERS>
                <REPORTEDLISTENERS>%1$d</REPORTEDLISTENERS>
                <AVERAGETIME>0</AVERAGETIME>
                <SERVERGENRE>%3$s</SERVERGENRE>
                <SERVERURL>%4$s</SERVERURL>
                <SERVERTITLE>%5$s</SERVERTITLE>
                <SONGTITLE>%6$s</SONGTITLE>
                <SONGURL>%7$s</SONGURL>
                <STREAMSTATUS>%8$d</STREAMSTATUS>
                <BITRATE>%9$s</BITRATE>
                <CONTENT>%10$s</CONTENT>
                <LISTENERS></LISTENERS>
                <SONGHISTORY></SONGHISTORY>
                </SHOUTCASTSERVER>
                """.formatted(
                        listeners,
                        mostListeners,
                        text(words().genre()),
                        text(words().url()),
                        text(words().name()),
                        text(song().display()),
                        text(song().url()),
                        live.isPresent() ? 1 : 0,
                        bitrate(),
                        text(live.map(Listing.Live::contentType).orElse("")));
    }

    private StreamWords words() {
        return live.map(Listing.Live::words).orElse(StreamWords.NONE);
    }

    private Song song() {
        return live.map(Listing.Live::song).orElse(Song.UNKNOWN);
    }

    private String bitrate() {
        return Optional.ofNullable(words().bitrate())
                .filter(rate -> rate.matches("[0-9]{1,6}"))
                .orElse("0");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Escaped.markup(text);
    }
}
