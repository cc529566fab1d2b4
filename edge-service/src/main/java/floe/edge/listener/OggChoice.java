package floe.edge.listener;

import floe.edge.lane.Rendition;
import floe.http.RequestHead;
import floe.mount.OggForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// In which rendition a listener gets Ogg: as the request says by `?ogg=`, else as the mount is set, else browsers as
/// one stream, since most stumble over links, and all others as the source said it.
final class OggChoice {
    private static final String PARAMETER = "ogg=";
    /// What the browsers' engines call themselves. (All others say «like Gecko».)
    private static final List<String> ENGINES = List.of(" AppleWebKit/", " Gecko/");

    /// Those that borrow a browser's name and yet are players.
    private static final List<String> PLAYERS = List.of("AppleCoreMedia", "foobar2000", "VLC/", "mpv", "Winamp");

    private OggChoice() {}

    static Rendition of(RequestHead request, OggForm mount) {
        return switch (asked(request.query()).orElse(mount)) {
            case CONTINUOUS -> Rendition.CONTINUOUS;
            case CHAINED -> Rendition.CHAINED;
            case AUTO -> isBrowser(request.field("user-agent").orElse("")) ? Rendition.CONTINUOUS : Rendition.CHAINED;
        };
    }

    /// Nothing when it does not ask, or for something that there is not: whoever mistypes shall hear something.
    private static Optional<OggForm> asked(String query) {
        return Stream.of(query.split("&", -1))
                .filter(each -> each.startsWith(PARAMETER))
                .map(each -> each.substring(PARAMETER.length()))
                .<OggForm>mapMulti((form, known) -> {
                    switch (form) {
                        case "continuous" -> known.accept(OggForm.CONTINUOUS);
                        case "chained" -> known.accept(OggForm.CHAINED);
                        case "auto" -> known.accept(OggForm.AUTO);
                        default -> {}
                    }
                })
                .findFirst();
    }

    private static boolean isBrowser(String agent) {
        return agent.startsWith("Mozilla/5.0 (")
                && ENGINES.stream().anyMatch(agent::contains)
                && PLAYERS.stream().noneMatch(agent::contains);
    }
}
