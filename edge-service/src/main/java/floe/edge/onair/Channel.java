package floe.edge.onair;

import floe.edge.lane.Lane;
import floe.mount.MountName;
import floe.programme.Effect;
import floe.programme.Moment;
import floe.programme.Plan;
import floe.programme.Playing;
import floe.programme.Programme;
import floe.stream.Backlog;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One mount on the air: its programme, and the renditions in which lanes hear it. Owned by the conductor's loop.
final class Channel {
    private static final Logger log = LoggerFactory.getLogger(Channel.class);

    private final MountName mount;
    private final Programme programme;
    private final ChannelMeters meters;
    private final Reach kept;
    private final TitleBoard titles;
    private final Output chained;
    private @Nullable Continuous continuous;
    private volatile Optional<Heard> heard = Optional.empty();
    private @Nullable Long emptySinceNanos;

    /// @param kept how much of what was played is kept for lanes that join
    /// @param titles makes what listeners are told of what plays
    Channel(MountName mount, Plan plan, Reach kept, TitleBoard titles, ChannelMeters meters, Moment now) {
        this.mount = mount;
        this.programme = new Programme(mount, plan);
        this.meters = meters;
        this.kept = kept;
        this.titles = titles;
        this.chained = new Output(kept, titles);
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
                    titles.plays(to);
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
    ///
    /// @param heard the sources that are heard now
    void start(Map<MountName, Backlog> heard, boolean sourceExpected, Moment now) {
        tell((p, at) -> p.start(heard, sourceExpected, at), now);
    }

    /// What listeners hear: whose it is, and of which format.
    record Heard(Playing playing, StreamFormat format) {}

    /// Empty while nothing was played. Any thread may ask.
    Optional<Heard> heard() {
        return heard;
    }

    /// What it is meant to play.
    Plan plan() {
        return programme.plan();
    }

    Playing playing() {
        return programme.playing();
    }

    void attach(Lane lane) {
        switch (lane.rendition()) {
            case CHAINED -> chained.attach(lane);
            case CONTINUOUS -> continuous().attach(lane);
        }
        emptySinceNanos = null;
    }

    private Continuous continuous() {
        if (continuous == null) {
            continuous = new Continuous(new Output(kept, titles), chained.stretch());
        }
        return continuous;
    }

    void detach(Lane lane, Moment now) {
        chained.detach(lane);
        if (continuous != null) {
            continuous.detach(lane);
            if (continuous.isUnheard()) {
                continuous.release();
                continuous = null;
            }
        }
        if (chained.isUnheard() && continuous == null) {
            emptySinceNanos = now.nanos();
        }
    }

    int listeners() {
        return chained.listeners() + (continuous == null ? 0 : continuous.listeners());
    }

    /// Since when no lane wants it; null while one does.
    @Nullable
    Long emptySinceNanos() {
        return emptySinceNanos;
    }

    void release() {
        meters.forget();
        chained.release();
        if (continuous != null) {
            continuous.release();
        }
    }

    private void play(List<StreamEvent> events) {
        for (var event : events) {
            switch (event) {
                case StreamEvent.Headers headers ->
                    heard = Optional.of(new Heard(programme.playing(), headers.format()));
                case StreamEvent.Title(var song) -> titles.tell(song);
                case StreamEvent.Audio _, StreamEvent.End _ -> {}
            }
            chained.say(event);
        }
        chained.send();
        if (continuous != null) {
            continuous.play(events);
        }
    }

    private void wentOn(Duration gap) {
        meters.resumed();
        log.info("mount={} its source goes on after {} ms", mount, gap.toMillis());
    }

    private void dismiss(String why) {
        log.info("mount={} lets its listeners go: {}", mount, why);
        chained.dismiss(why);
        if (continuous != null) {
            continuous.dismiss(why);
        }
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
