package floe.kit.cluster;

import floe.tenure.Bid;
import floe.tenure.Tenure;
import floe.wire.Divert;
import floe.wire.Headcount;
import floe.wire.Lease.Gap;
import floe.wire.Lease.Granted;
import floe.wire.Lease.Renewal;
import floe.wire.MountClaim.Claims;
import floe.wire.OpenPassage;
import floe.wire.PageBatch;
import floe.wire.Retitle;
import io.vertx.core.Vertx;

/// The messages that every node understands.
public final class WireCodecs {
    static final WireCodec<PageBatch> PAGES = new WireCodec<>("p", PageForms::write, PageForms::readBatch);
    static final WireCodec<Renewal> RENEWAL = new WireCodec<>("r", LeaseForms::write, LeaseForms::readRenewal);
    static final WireCodec<Gap> GAP = new WireCodec<>("g", LeaseForms::write, LeaseForms::readGap);
    static final WireCodec<Granted> GRANTED = new WireCodec<>("o", LeaseForms::write, LeaseForms::readGranted);
    static final WireCodec<OpenPassage> PASSAGE = new WireCodec<>(
            "i",
            (out, passage) -> out.text(passage.node()).text(passage.host()).number(passage.port()),
            in -> new OpenPassage(in.text(), in.text(), in.number()));
    static final WireCodec<Claims> CLAIMS = new WireCodec<>("c", ClaimForms::write, ClaimForms::readClaims);
    static final WireCodec<Headcount> HEADCOUNT = new WireCodec<>("h", HeadcountForms::write, HeadcountForms::read);
    static final WireCodec<Pulse> PULSE = new WireCodec<>("u", Pulse::write, Pulse::read);

    static final WireCodec<Bid> BID = new WireCodec<>("b", TenureForms::write, TenureForms::readBid);
    static final WireCodec<Tenure> TENURE = new WireCodec<>("n", TenureForms::write, TenureForms::readTenure);
    static final WireCodec<Retitle> RETITLE = new WireCodec<>("s", RetitleForms::write, RetitleForms::readRetitle);
    static final WireCodec<Retitle.Answer> RETITLED =
            new WireCodec<>("a", RetitleForms::write, RetitleForms::readAnswer);
    static final WireCodec<Divert> DIVERT = new WireCodec<>("d", DivertForms::write, DivertForms::readDivert);
    static final WireCodec<Divert.Answer> DIVERTED = new WireCodec<>("w", DivertForms::write, DivertForms::readAnswer);

    private WireCodecs() {}

    /// Teaches this Vert.x's bus the words of [floe.wire] and [floe.tenure]: once, before anybody listens.
    public static void register(Vertx vertx) {
        vertx.eventBus()
                .registerDefaultCodec(PageBatch.class, PAGES)
                .registerDefaultCodec(Renewal.class, RENEWAL)
                .registerDefaultCodec(Gap.class, GAP)
                .registerDefaultCodec(Granted.class, GRANTED)
                .registerDefaultCodec(OpenPassage.class, PASSAGE)
                .registerDefaultCodec(Headcount.class, HEADCOUNT)
                .registerDefaultCodec(Pulse.class, PULSE)
                .registerDefaultCodec(Claims.class, CLAIMS)
                .registerDefaultCodec(Bid.class, BID)
                .registerDefaultCodec(Tenure.class, TENURE)
                .registerDefaultCodec(Retitle.class, RETITLE)
                .registerDefaultCodec(Retitle.Answer.class, RETITLED)
                .registerDefaultCodec(Divert.class, DIVERT)
                .registerDefaultCodec(Divert.Answer.class, DIVERTED);
    }
}
