package floe.edge.onair;

import floe.edge.lane.Lane;
import floe.ogg.OggSplicer;
import floe.stream.StreamEvent;
import java.util.List;

/// What a mount plays as one logical stream, made while a lane wants it so. Owned by the conductor's loop.
final class Continuous {
    private final OggSplicer splicer = new OggSplicer();
    private final Output output;

    /// @param output nobody has heard anything of it yet
    /// @param stretch what one would hear who joined the chain now
    Continuous(Output output, List<StreamEvent> stretch) {
        this.output = output;
        play(stretch);
    }

    void play(List<StreamEvent> chain) {
        for (var event : chain) {
            splicer.splice(event).forEach(output::say);
            splicer.headers().ifPresent(output::renew);
        }
        output.send();
    }

    void attach(Lane lane) {
        output.attach(lane);
    }

    void detach(Lane lane) {
        output.detach(lane);
    }

    boolean isUnheard() {
        return output.isUnheard();
    }

    int listeners() {
        return output.listeners();
    }

    /// Those who are let go hear the stream's end.
    void dismiss(String why) {
        splicer.ending().forEach(output::say);
        output.send();
        output.dismiss(why);
    }

    void release() {
        output.release();
    }
}
