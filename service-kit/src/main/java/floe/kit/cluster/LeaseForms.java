package floe.kit.cluster;

import floe.wire.Lease.Gap;
import floe.wire.Lease.Granted;
import floe.wire.Lease.Renewal;

/// How the words of a lease look on the bus.
final class LeaseForms {
    private LeaseForms() {}

    static void write(FrameWriter out, Renewal renewal) {
        out.text(renewal.mount().path())
                .text(renewal.edge())
                .number(renewal.epoch())
                .number(renewal.nextSequence())
                .number(renewal.listeners())
                .yes(renewal.wantsBacklog());
    }

    static Renewal readRenewal(FrameReader in) {
        return new Renewal(in.mount(), in.text(), in.longNumber(), in.longNumber(), in.number(), in.yes());
    }

    static void write(FrameWriter out, Gap gap) {
        out.text(gap.mount().path())
                .text(gap.edge())
                .number(gap.epoch())
                .number(gap.from())
                .number(gap.to());
    }

    static Gap readGap(FrameReader in) {
        return new Gap(in.mount(), in.text(), in.longNumber(), in.longNumber(), in.longNumber());
    }

    static void write(FrameWriter out, Granted granted) {
        out.yes(granted.carried())
                .number(granted.epoch())
                .number(granted.nextSequence())
                .number(granted.listeners());
        var opening = granted.opening();
        out.yes(opening != null);
        if (opening != null) {
            PageForms.write(out, opening);
        }
    }

    static Granted readGranted(FrameReader in) {
        return new Granted(
                in.yes(), in.longNumber(), in.longNumber(), in.number(), in.yes() ? PageForms.readOpening(in) : null);
    }
}
