package floe.edge.onair;

import floe.edge.lane.AirPage;
import floe.edge.lane.Lane;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.stream.StreamEvent.Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rendition of a mount on the air: the lanes that hear it, and the last stretch for a lane that joins. Owned by
/// the conductor's loop.
final class Output {
    private final Stretch stretch;
    private final TitleBoard titles;
    private final List<Lane> lanes = new ArrayList<>();
    private List<Aired> said = new ArrayList<>();
    private @Nullable Headers link;

    /// @param kept how much of what was played is kept for lanes that join
    /// @param titles what is told of what plays
    Output(Reach kept, TitleBoard titles) {
        this.stretch = new Stretch(kept);
        this.titles = titles;
    }

    void attach(Lane lane) {
        lanes.add(lane);
        hand(lane, stretch.pages());
    }

    void detach(Lane lane) {
        lanes.remove(lane);
    }

    boolean isUnheard() {
        return lanes.isEmpty();
    }

    int listeners() {
        return lanes.stream().mapToInt(Lane::listeners).sum();
    }

    /// What one would hear who joined now.
    List<StreamEvent> stretch() {
        return stretch.said();
    }

    /// The next thing that lanes hear, by the next [#send].
    void say(StreamEvent event) {
        switch (event) {
            case Headers headers -> begin(headers);
            case StreamEvent.Audio audio when link != null -> said.add(Aired.of(audio, link, titles.now()));
            case StreamEvent.Audio _, StreamEvent.Title _, StreamEvent.End _ -> {}
        }
    }

    /// From here on newcomers begin with these headers; nobody else hears them.
    void renew(Headers headers) {
        link = headers;
    }

    void send() {
        if (said.isEmpty()) {
            return;
        }
        var pages = said.stream().map(Aired::page).toList();
        lanes.forEach(lane -> hand(lane, pages));
        said.forEach(stretch::add);
        said = new ArrayList<>();
    }

    void dismiss(String why) {
        lanes.forEach(lane -> lane.loop().runOnContext(_ -> lane.dismiss(why)));
    }

    void release() {
        stretch.release();
    }

    // What was played before is no beginning for those who come now, if it is of another kind.
    private void begin(Headers headers) {
        if (link != null && link.format().container() != headers.format().container()) {
            send();
            stretch.release();
        }
        link = headers;
        said.add(Aired.of(headers, titles.now()));
    }

    private static void hand(Lane lane, List<AirPage> pages) {
        if (pages.isEmpty()) {
            return;
        }
        pages.forEach(page -> page.bytes().retain());
        lane.loop().runOnContext(_ -> lane.hear(pages));
    }
}
