package floe.edge.listener;

import floe.edge.lane.Airwaves;
import floe.edge.lane.LaneSettings;
import floe.edge.lane.Newcomer;
import floe.edge.lane.Rendition;
import floe.edge.lane.Tallies;
import floe.kit.door.Farewell;
import floe.kit.door.Visitor;
import floe.mount.MountConfig;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads those who are let in to the lane of the mount that they hear. On the event loop of their connection.
final class Usher {
    private static final Logger log = LoggerFactory.getLogger(Usher.class);

    private final Airwaves airwaves;
    private final LoopLanes lanes;
    private final Tallies tallies;
    private final ListenerMeters meters;
    private final Attendance attendance;
    private final Duration flushInterval;

    /// @param flushInterval the longest that a page waits for the next one, under load
    Usher(
            Airwaves airwaves,
            LoopLanes lanes,
            Tallies tallies,
            ListenerMeters meters,
            Attendance attendance,
            Duration flushInterval) {
        this.airwaves = airwaves;
        this.lanes = lanes;
        this.tallies = tallies;
        this.meters = meters;
        this.attendance = attendance;
        this.flushInterval = flushInterval;
    }

    /// @param heard whose programme it hears
    /// @param longest that it may stay; zero for as long as it likes
    void lead(Asking asking, MountConfig heard, Duration longest) {
        var request = asking.visitor().head();
        var mount = asking.mount();
        var claim = airwaves.claim(heard.name());
        var contentType = airwaves.contentType(heard.name());
        if (heard.listeners().rangeProbe() && RangeProbe.length(request) > 0) {
            var probe = ListenerReply.probe(request, asking.config(), mount, claim, contentType, asking.now());
            Farewell.say(asking.visitor().socket(), probe);
            return;
        }
        var head = ListenerReply.welcome(request, asking.config(), mount, claim, contentType, asking.now());
        int icyInterval = IcyWish.interval(request, heard.listeners().icy(), claim, contentType);
        if (icyInterval > 0) {
            head.tightField("icy-metaint", Integer.toString(icyInterval));
        }
        if (request.method().equals("HEAD")) {
            Farewell.say(asking.visitor().socket(), head.bytes());
        } else {
            var bytes = Unpooled.wrappedBuffer(head.bytes().view());
            listen(asking, heard, new Newcomer(bytes, icyInterval, airwaves.intro(mount.name()), longest));
        }
    }

    private void listen(Asking asking, MountConfig heard, Newcomer newcomer) {
        var name = heard.name();
        var visitor = asking.visitor();
        meters.show(name, tallies.of(name));
        var wire = visitor.socket().channelHandlerContext();
        lanes.of(visitor.context())
                .of(name, rendition(visitor, heard), settings(heard))
                .join(wire, newcomer);
        attendance.enters(asking.guest(), name, wire.channel());
        hearNothingOf(visitor);
    }

    /// What it says from now on is dropped, so that its end is noticed.
    static void hearNothingOf(Visitor visitor) {
        visitor.socket()
                .exceptionHandler(e -> log.debug("a listener's connection broke: {}", e.toString()))
                .handler(_ -> {})
                .resume();
    }

    private Rendition rendition(Visitor visitor, MountConfig mount) {
        return airwaves.isOgg(mount.name())
                ? OggChoice.of(visitor.head(), mount.listeners().ogg())
                : Rendition.CHAINED;
    }

    LaneSettings settings(MountConfig mount) {
        return LaneSettings.of(mount, flushInterval);
    }
}
