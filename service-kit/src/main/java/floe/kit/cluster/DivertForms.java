package floe.kit.cluster;

import floe.mount.MountName;
import floe.wire.Divert;
import java.util.List;

/// How other fallbacks for a mount and the answer to them look on the bus.
final class DivertForms {
    private DivertForms() {}

    static void write(FrameWriter out, Divert divert) {
        write(out.text(divert.mount().path()), divert.to());
    }

    static Divert readDivert(FrameReader in) {
        return new Divert(in.mount(), readMounts(in));
    }

    static void write(FrameWriter out, List<MountName> mounts) {
        out.number(mounts.size());
        mounts.forEach(mount -> out.text(mount.path()));
    }

    static List<MountName> readMounts(FrameReader in) {
        return in.list(in::mount);
    }

    static void write(FrameWriter out, Divert.Answer answer) {
        out.yes(answer.done());
    }

    static Divert.Answer readAnswer(FrameReader in) {
        return new Divert.Answer(in.yes());
    }
}
