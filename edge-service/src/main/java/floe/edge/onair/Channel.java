package floe.edge.onair;

import floe.bytes.Bytes;
import floe.edge.lane.AirPage;
import floe.edge.lane.Lane;
import floe.mount.MountName;
import floe.programme.Effect;
import floe.programme.Moment;
import floe.programme.Plan;
import floe.programme.Playing;
import floe.programme.Programme;
import floe.stream.Backlog;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One mount on the air: its programme, the lanes that hear it, and the last stretch for a lane that joins. Owned by
/// the conductor's loop.
final class Channel {
    private static final Logger log = LoggerFactory.getLogger(Channel.class);

    private final MountName mount;
    private final Programme programme;
    private final ChannelMeters meters;
    private final Stretch stretch;
    private final List<Lane> lanes = new ArrayList<>();
    private StreamEvent.@Nullable Headers link;
    private volatile Optional<Heard> heard = Optional.empty();
    private @Nullable Long emptySinceNanos;

    /// @param keptBytes how much of what was played is kept for lanes that join
    Channel(MountName mount, Plan plan, int keptBytes, ChannelMeters meters, Moment now) {
        this.mount = mount;
        this.programme = new Programme(mount, plan);
        this.meters = meters;
        this.stretch = new Stretch(keptBytes);
        this.emptySinceNanos = now.nanos();
    }

    /// Tells the programme something and does what it wants.
    void tell(BiFunction<Programme, Moment, List<Effect>> word, Moment now) {
        for (var effect : word.apply(programme, now)) {
            switch (effect) {
                case Effect.Play(var events) -> play(events);
                case Effect.Switched(var from, var to, var why) -> {
                    log.info("mount={} plays {} after {}: {}", mount, name(to), name(from), why);
                    heard = to instanceof Playing.Silent ? Optional.empty() : heard;
                }
                case Effect.Unfit(var fallback, var why) -> {
                    log.warn("mount={} fallback={} {}", mount, fallback, why);
                    meters.fallbackIsFit(false);
                }
                case Effect.Fits() -> meters.fallbackIsFit(true);
                case Effect.WentOn(var gap) -> wentOn(gap);
                case Effect.Dismiss(var why) -> dismiss(why);
            }
        }
    }

    /// Begins with what can be heard at once; waits a little when a source is known that has not been heard yet.
    void start(List<Source> sources, boolean sourceExpected, Moment now) {
        sources.forEach(source -> tell((p, at) -> p.begins(source.mount(), source.said(), at), now));
        tell((p, at) -> p.start(sourceExpected, at), now);
    }

    /// What listeners hear: whose it is, and of which format.
    record Heard(Playing playing, StreamFormat format) {}

    /// Empty while nothing was played. Any thread may ask.
    Optional<Heard> heard() {
        return heard;
    }

    /// A source that a programme may play.
    record Source(MountName mount, Backlog said) {}

    /// What it is meant to play.
    Plan plan() {
        return programme.plan();
    }

    Playing playing() {
        return programme.playing();
    }

    void attach(Lane lane) {
        lanes.add(lane);
        emptySinceNanos = null;
        hand(lane, stretch.pages());
    }

    void detach(Lane lane, Moment now) {
        lanes.remove(lane);
        if (lanes.isEmpty()) {
            emptySinceNanos = now.nanos();
        }
    }

    int listeners() {
        return lanes.stream().mapToInt(Lane::listeners).sum();
    }

    /// Since when no lane wants it; null while one does.
    @Nullable
    Long emptySinceNanos() {
        return emptySinceNanos;
    }

    void release() {
        stretch.release();
        meters.forget();
    }

    // Once for each batch of a mount and process: the only place where a page is copied for its listeners.
    private void play(List<StreamEvent> events) {
        var pages = new ArrayList<AirPage>(events.size());
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers headers -> {
                    begin(headers);
                    pages.add(new AirPage(direct(headers.bytes()), true, true, headers));
                }
                case StreamEvent.Audio audio
                when link != null -> pages.add(new AirPage(direct(audio.bytes()), audio.joinable(), false, link));
                case StreamEvent.Audio _, StreamEvent.Title _, StreamEvent.End _ -> {}
            }
        }
        lanes.forEach(lane -> hand(lane, pages));
        pages.forEach(stretch::add);
    }

    // What was played before is no beginning for those who come now, if it is of another kind.
    private void begin(StreamEvent.Headers headers) {
        if (link != null && link.format().container() != headers.format().container()) {
            stretch.release();
        }
        link = headers;
        heard = Optional.of(new Heard(programme.playing(), headers.format()));
    }

    private void hand(Lane lane, List<AirPage> pages) {
        if (pages.isEmpty()) {
            return;
        }
        pages.forEach(page -> page.bytes().retain());
        lane.loop().runOnContext(_ -> lane.hear(pages));
    }

    private void wentOn(Duration gap) {
        meters.resumed();
        log.info("mount={} its source goes on after {} ms", mount, gap.toMillis());
    }

    private void dismiss(String why) {
        log.info("mount={} lets its listeners go: {}", mount, why);
        lanes.forEach(lane -> lane.loop().runOnContext(_ -> lane.dismiss(why)));
    }

    private static ByteBuf direct(Bytes bytes) {
        return PooledByteBufAllocator.DEFAULT
                .directBuffer(bytes.length(), bytes.length())
                .writeBytes(bytes.view());
    }

    private static String name(Playing playing) {
        return switch (playing) {
            case Playing.Live _ -> "its source";
            case Playing.Called(var by) -> "the source of " + by + ", which calls all";
            case Playing.FallbackMount(var other) -> "the source of " + other;
            case Playing.FallbackFile(var file) -> "the file " + file;
            case Playing.Silent _ -> "nothing";
        };
    }
}
