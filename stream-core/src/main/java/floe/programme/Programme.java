package floe.programme;

import floe.mount.MountName;
import floe.programme.Playing.Called;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.FallbackMount;
import floe.programme.Playing.Live;
import floe.programme.Playing.Silent;
import floe.stream.Backlog;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one mount plays: its source while it is there, else the best fallback, without a listener ever moving. Events
/// of sources and time go in; events for listeners come out, chained whole. Owned by one loop.
public final class Programme {
    private final MountName mount;
    private final Seam seam = new Seam();
    private final Sources sources = new Sources();
    private final Patience patience = new Patience();
    private final Deck deck = new Deck();
    private Headroom headroom = new Headroom();
    private final Comparison comparison = new Comparison();
    private Plan plan;
    private List<MountName> others;
    private Playing playing = new Silent();
    private Optional<StreamEvent.Headers> like = Optional.empty();
    private boolean playedAnything;
    private boolean dismissed;
    private @Nullable Long silentSinceNanos;

    public Programme(MountName mount, Plan plan) {
        this.mount = mount;
        this.plan = plan;
        this.others = plan.others();
    }

    /// What is heard now.
    public Playing playing() {
        return playing;
    }

    /// What it is meant to play.
    public Plan plan() {
        return plan;
    }

    /// Whether this programme could ever play the source of `source`.
    public boolean mayPlay(MountName source) {
        return source.equals(mount) || others.contains(source);
    }

    /// Begins where sources may have been heard before.
    ///
    /// @param heard all sources that are heard now, by their mounts
    /// @param sourceExpected as below
    public List<Effect> start(Map<MountName, Backlog> heard, boolean sourceExpected, Moment now) {
        sources.want(this::mayPlay, heard);
        return start(sourceExpected, now);
    }

    /// Begins with what can be heard at once.
    ///
    /// @param sourceExpected whether a source is known that has not been heard here yet: a fallback waits for it a
    ///     little
    public List<Effect> start(boolean sourceExpected, Moment now) {
        silentSinceNanos = now.nanos();
        if (sourceExpected && !sources.speaks(mount)) {
            patience.expect(now);
        }
        return settle("the first listener came", now);
    }

    /// A source session begins. Those of mounts that this programme may not play are nothing to it.
    ///
    /// @param said what the source says from here on is added to it before [#hears] is told
    public List<Effect> begins(MountName source, Backlog said, Moment now) {
        if (!mayPlay(source)) {
            return List.of();
        }
        if (sources.begin(source, said) && isPlayed(source)) {
            patience.await(Patience.TAKEOVER, "the new source says nothing", now);
        }
        return settle(source + " has a source", now);
    }

    /// A source said more, which its backlog holds already.
    public List<Effect> hears(MountName source, List<StreamEvent> events, Moment now) {
        if (isPlayed(source) && !patience.waits()) {
            return pass(source, events, now);
        }
        return sources.spoke(source) ? List.of() : settle(source + " has a source", now);
    }

    /// A source session has ended, or nothing is heard of it any more.
    ///
    /// @param stoodBy whether another encoder stands by for it: then it is waited for a little
    public List<Effect> loses(MountName source, boolean stoodBy, String why, Moment now) {
        boolean wasPlayed = isPlayed(source);
        sources.end(source);
        if (wasPlayed) {
            patience.await(grace(source, stoodBy), why, now);
        }
        return settle(why, now);
    }

    private Duration grace(MountName source, boolean stoodBy) {
        var grace = source.equals(mount) ? plan.grace() : Duration.ZERO;
        return stoodBy && grace.compareTo(Patience.TAKEOVER) < 0 ? Patience.TAKEOVER : grace;
    }

    /// The operator wants something else from now on. A file that has changed is heard from its next round on.
    public List<Effect> replan(Plan newPlan, Moment now) {
        return replan(newPlan, Map.of(), now);
    }

    /// The same when the new plan may speak of sources that were nothing to the old one.
    ///
    /// @param heard all sources that are heard now, by their mounts
    public List<Effect> replan(Plan newPlan, Map<MountName, Backlog> heard, Moment now) {
        plan = newPlan;
        others = newPlan.others();
        sources.want(this::mayPlay, heard);
        var effects = new ArrayList<>(settle("the configuration changed", now));
        if (playing instanceof FallbackFile(var name)) {
            plan.file(name).ifPresent(deck::change);
        }
        effects.addAll(compare());
        return effects;
    }

    /// Time has passed: pages of a file may be due, or patience may be over.
    public List<Effect> tick(Moment now) {
        var effects = new ArrayList<Effect>();
        patience.isOver(now).ifPresent(why -> effects.addAll(settle(why, now)));
        effects.addAll(play(deck.due(now.nanos())));
        if (silentSinceNanos != null
                && !dismissed
                && now.nanos() - silentSinceNanos > plan.hold().toNanos()) {
            dismissed = true;
            effects.add(new Effect.Dismiss("nothing to play on " + mount));
            seam.forget();
            headroom = new Headroom();
            effects.addAll(settle("nobody is left who was promised something else", now));
        }
        return effects;
    }

    private boolean isPlayed(MountName source) {
        return playing.source(mount).filter(source::equals).isPresent();
    }

    private Selection selection() {
        return new Selection(mount, plan, sources, seam.container(), like);
    }

    /// Goes over to the best that can be played, if that is not what plays.
    private List<Effect> settle(String why, Moment now) {
        var selection = selection();
        if (patience.expects() && selection.first().isEmpty()) {
            return List.of();
        }
        patience.expectNothing();
        if (patience.waits()) {
            boolean isBack = playing.source(mount).filter(sources::speaks).isPresent();
            return isBack ? enter(playing, why, now) : List.of();
        }
        return selection.after(playing).map(best -> enter(best, why, now)).orElse(List.of());
    }

    private List<Effect> enter(Playing next, String why, Moment now) {
        var before = playing;
        if (next instanceof Silent && before instanceof Silent) {
            return List.of();
        }
        playing = next;
        deck.stop();
        silentSinceNanos = null;
        var waited = patience.stop(now);
        var effects = new ArrayList<Effect>();
        if (!next.equals(before)) {
            effects.add(new Effect.Switched(before, next, why));
        } else {
            waited.ifPresent(gap -> effects.add(new Effect.WentOn(gap)));
        }
        effects.addAll(begin(next, now));
        return effects;
    }

    private List<Effect> begin(Playing next, Moment now) {
        return switch (next) {
            case Live _, Called _, FallbackMount _ ->
                next.source(mount).map(source -> enterSource(source, now)).orElse(List.of());
            case FallbackFile(var name) -> {
                plan.file(name).ifPresent(file -> enterFile(file, now));
                yield play(deck.due(now.nanos()));
            }
            case Silent _ -> {
                silentSinceNanos = now.nanos();
                yield playRaw(seam.ending());
            }
        };
    }

    /// From the newest page one can begin at; on an empty mount from a burst earlier, so that newcomers hear
    /// something.
    private List<Effect> enterSource(MountName source, Moment now) {
        var effects = new ArrayList<Effect>();
        if (!selection().fits(sources.format(source))) {
            effects.add(new Effect.Dismiss("the source of " + source + " sends another kind of stream now"));
            headroom = new Headroom();
        }
        sources.stretch(source, earlier()).map(Seam::openingOf).ifPresent(opening -> {
            headroom.begin(opening, now.nanos());
            effects.addAll(play(opening));
            headroom.isUsual(now.nanos());
        });
        effects.addAll(learn(source));
        return effects;
    }

    private void enterFile(Plan.Choice.File file, Moment now) {
        long lead = headroom.missingNanos(now.nanos()).orElse(PacedFile.LEAD_NANOS);
        headroom.begin(deck.play(file, now, earlier(), lead), now.nanos());
    }

    /// How far back what plays next begins.
    private Reach earlier() {
        return playedAnything ? Reach.NOTHING : plan.burst().reach();
    }

    /// Hot: for each batch of a source that plays.
    private List<Effect> pass(MountName source, List<StreamEvent> events, Moment now) {
        var played = play(events);
        headroom.isUsual(now.nanos());
        for (var event : events) {
            if (event instanceof StreamEvent.Headers) {
                var effects = new ArrayList<>(played);
                effects.addAll(learn(source));
                return effects;
            }
        }
        return played;
    }

    /// The source that plays tells what it is like.
    private List<Effect> learn(MountName source) {
        like = sources.headers(source);
        return compare();
    }

    private List<Effect> compare() {
        return playing instanceof Live ? comparison.of(selection()) : List.of();
    }

    private List<Effect> play(List<StreamEvent> events) {
        return playRaw(headroom.played(seam.join(events)));
    }

    private List<Effect> playRaw(List<StreamEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        playedAnything = true;
        dismissed = false;
        return List.of(new Effect.Play(events));
    }
}
