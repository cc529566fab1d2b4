package floe.kit.cluster;

import floe.stream.Song;
import floe.wire.Retitle;
import floe.wire.Retitle.Answer;
import floe.wire.Retitle.Outcome;

/// How a new title and the answer to it look on the bus.
final class RetitleForms {
    private RetitleForms() {}

    static void write(FrameWriter out, Retitle retitle) {
        out.text(retitle.mount().path())
                .yes(retitle.saysText())
                .text(retitle.song().artist())
                .text(retitle.song().title())
                .text(retitle.song().url())
                .text(retitle.peer())
                .yes(retitle.byAdmin());
    }

    static Retitle readRetitle(FrameReader in) {
        return new Retitle(in.mount(), in.yes(), new Song(in.text(), in.text(), in.text()), in.text(), in.yes());
    }

    static void write(FrameWriter out, Answer answer) {
        out.text(answer.outcome().name());
    }

    static Answer readAnswer(FrameReader in) {
        return new Answer(Outcome.valueOf(in.text()));
    }
}
