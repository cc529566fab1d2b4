package floe.ogg;

import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Audio;
import floe.stream.StreamEvent.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A chain → one logical stream, as long as the links are set up alike: a player notices neither titles nor seams.
/// Where they are not, and where nobody can tell, it stays a chain: the one stream ends, and a link begins. What is not
/// Ogg passes. Owned by one who plays it.
public final class OggSplicer {
    private Playing playing = new Playing.Nothing();

    private sealed interface Playing {
        record Nothing() implements Playing {}

        /// A link as it comes.
        record AsItComes(Headers headers) implements Playing {}

        record Continuous(ContinuousLink link) implements Playing {}
    }

    /// Whether a link that begins with `next` goes on in the stream of one that begins with `heard`.
    public static boolean splices(Headers heard, Headers next) {
        var setUp = SetUp.of(heard);
        return setUp.isPresent() && SetUp.of(next).filter(setUp.get()::takes).isPresent();
    }

    /// What is heard when the chain goes on with `event`. Headers come out only where a link begins for all.
    public List<StreamEvent> splice(StreamEvent event) {
        return switch (event) {
            case Headers next -> begin(next);
            case Audio audio -> follow(audio);
            case StreamEvent.Title title -> List.of(title);
            case StreamEvent.End _ -> List.of();
        };
    }

    /// What a newcomer has to hear before the next page: the headers of the stream, with the comments of the newest
    /// link. Empty while nothing plays.
    public Optional<Headers> headers() {
        return switch (playing) {
            case Playing.Nothing() -> Optional.empty();
            case Playing.AsItComes(var headers) -> Optional.of(headers);
            case Playing.Continuous(var link) -> Optional.of(link.headers());
        };
    }

    /// What ends the stream, for those who are let go. Whatever comes next begins one.
    public List<StreamEvent> ending() {
        var ending = playing instanceof Playing.Continuous(var link) ? link.end() : List.<StreamEvent>of();
        playing = new Playing.Nothing();
        return ending;
    }

    private List<StreamEvent> begin(Headers next) {
        var setUp = SetUp.of(next).orElse(null);
        if (setUp != null && playing instanceof Playing.Continuous(var link) && link.takes(setUp)) {
            return link.goOn(setUp);
        }
        var heard = new ArrayList<>(ending());
        playing = begun(next, setUp);
        headers().ifPresent(heard::add);
        return heard;
    }

    private static Playing begun(Headers next, @Nullable SetUp setUp) {
        return setUp == null
                ? new Playing.AsItComes(next)
                : new Playing.Continuous(
                        new ContinuousLink(setUp, OggPage.at(next.bytes()).serial()));
    }

    private List<StreamEvent> follow(Audio audio) {
        return switch (playing) {
            case Playing.Nothing() -> List.of();
            case Playing.AsItComes _ -> List.of(audio);
            case Playing.Continuous(var link) -> link.follow(audio);
        };
    }
}
