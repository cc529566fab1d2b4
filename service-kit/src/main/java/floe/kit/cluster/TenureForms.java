package floe.kit.cluster;

import floe.tenure.Bid;
import floe.tenure.Tenure;

/// How bids and what is answered to them look on the bus.
final class TenureForms {
    private TenureForms() {}

    static void write(FrameWriter out, Bid bid) {
        out.text(bid.mount().path())
                .text(bid.node())
                .number(bid.epoch())
                .number(bid.priority())
                .text(bid.user())
                .yes(bid.insists());
    }

    static Bid readBid(FrameReader in) {
        return new Bid(in.mount(), in.text(), in.longNumber(), in.number(), in.text(), in.yes());
    }

    static void write(FrameWriter out, Tenure tenure) {
        out.text(tenure.state().name())
                .text(tenure.node())
                .number(tenure.epoch())
                .number(tenure.priority())
                .text(tenure.user())
                .number(tenure.sinceMillis())
                .number(tenure.silentMillis())
                .text(tenure.agent());
    }

    static Tenure readTenure(FrameReader in) {
        return new Tenure(
                in.word(Tenure.State.class),
                in.text(),
                in.longNumber(),
                in.number(),
                in.text(),
                in.longNumber(),
                in.longNumber(),
                in.text());
    }
}
