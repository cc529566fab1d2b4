package floe.edge.lane;

import io.netty.buffer.ByteBuf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of a newcomer to what plays: the intro, where there is one, then headers and a burst. Owned by the lane's
/// loop.
final class Welcome {
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Lane lane;
    private final OpeningHeaders headers = new OpeningHeaders();

    Welcome(Lane lane) {
        this.lane = lane;
    }

    /// Leads a listener on as far as the channel takes it. Returns the bytes.
    long lead(Listener listener, PageRing ring, LaneSettings settings) {
        long start = ring.start(listener.burst(settings.burst().reach()));
        if (start == PageRing.NONE) {
            return 0;
        }
        return listener.isIntroduced()
                ? begin(listener, ring, start)
                : introduce(listener, ring, settings, ring.page(start));
    }

    /// An intro is no excuse: who is behind by as much as others may be is as slow as they.
    private long introduce(Listener listener, PageRing ring, LaneSettings settings, AirPage first) {
        if (listener.lag(ring) > settings.queueBytes()) {
            lane.fail(listener, Departure.SLOW);
            return 0;
        }
        listener.refuseIntro(first.link().format().container())
                .filter(Intro::isNewMisfit)
                .ifPresent(intro -> log.warn(
                        "mount={} intro={} is passed over: the mount plays {}",
                        lane.mount(),
                        intro,
                        first.link().format()));
        long said = listener.introduce(first.title());
        return listener.isIntroduced() ? said + lead(listener, ring, settings) : said;
    }

    private long begin(Listener listener, PageRing ring, long start) {
        ring.gatherOpening(start);
        var page = ring.page(start);
        if (page.opensLink() || page.link().bytes().isEmpty()) {
            listener.place(start);
            return listener.serve(ring);
        }
        return listener.place(start, headers(page), page.title()) + listener.serve(ring);
    }

    private ByteBuf headers(AirPage page) {
        return headers.of(page.link());
    }

    void release() {
        headers.release();
    }
}
