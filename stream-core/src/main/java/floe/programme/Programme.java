package floe.programme;

import floe.mount.MountName;
import floe.programme.Plan.Choice;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.FallbackMount;
import floe.programme.Playing.Live;
import floe.programme.Playing.Silent;
import floe.stream.Backlog;
import floe.stream.Container;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one mount plays: its source while it is there, else the best fallback, without a listener ever moving. Events
/// of sources and time go in; events for listeners come out, chained whole. Owned by one loop.
public final class Programme {
    /// How long a source is waited for that takes another's place, before a fallback begins.
    private static final Duration PATIENCE = Duration.ofMillis(750);
    /// How long the first listener waits for a source that is known but not heard yet, before a fallback begins.
    private static final Duration EXPECTATION = Duration.ofMillis(500);

    private final MountName mount;
    private final Seam seam = new Seam();
    private final Map<MountName, Backlog> sources = new HashMap<>();
    private Plan plan;
    private Playing playing = new Silent();
    private @Nullable PacedFile file;
    private boolean playedAnything;
    private boolean dismissed;
    private @Nullable Long expectsSinceNanos;
    private @Nullable Wait waits;
    private @Nullable Long silentSinceNanos;

    /// For another source in the place of the one that played.
    private record Wait(long sinceNanos, long mostNanos, String otherwise) {
        boolean isOver(long nowNanos) {
            return nowNanos - sinceNanos > mostNanos;
        }
    }

    public Programme(MountName mount, Plan plan) {
        this.mount = mount;
        this.plan = plan;
    }

    /// What is heard now.
    public Playing playing() {
        return playing;
    }

    /// Whether this programme could ever play the source of `source`.
    public boolean mayPlay(MountName source) {
        return source.equals(mount) || plan.choices().contains(new Choice.OtherMount(source));
    }

    /// Begins with what can be heard at once.
    ///
    /// @param sourceExpected whether a source is known that has not been heard here yet: a fallback waits for it a
    ///     little
    public List<Effect> start(boolean sourceExpected, Moment now) {
        silentSinceNanos = now.nanos();
        if (sourceExpected && !speaks(mount)) {
            expectsSinceNanos = now.nanos();
            return List.of();
        }
        return settle("the first listener came", now);
    }

    /// A source session begins on a mount that this programme may play.
    ///
    /// @param said what the source says from here on is added to it before [#hears] is told
    public List<Effect> begins(MountName source, Backlog said, Moment now) {
        boolean takesOver = sources.put(source, said) != null && isPlayed(source);
        if (takesOver) {
            waitFor(PATIENCE, "the new source says nothing", now);
        }
        return settle(source + " has a source", now);
    }

    /// A source said more, which its backlog holds already.
    public List<Effect> hears(MountName source, List<StreamEvent> events, Moment now) {
        if (!isPlayed(source) || waits != null) {
            return settle(source + " has a source", now);
        }
        return play(events);
    }

    /// A source session has ended, or nothing is heard of it any more.
    ///
    /// @param stoodBy whether another encoder stands by for it: then it is waited for a little
    public List<Effect> loses(MountName source, boolean stoodBy, String why, Moment now) {
        boolean wasPlayed = isPlayed(source);
        sources.remove(source);
        var patience = patience(source, stoodBy);
        if (wasPlayed && !patience.isZero()) {
            waitFor(patience, why, now);
        } else if (wasPlayed) {
            waits = null;
        }
        return settle(why, now);
    }

    private Duration patience(MountName source, boolean stoodBy) {
        var grace = source.equals(mount) ? plan.grace() : Duration.ZERO;
        return stoodBy && grace.compareTo(PATIENCE) < 0 ? PATIENCE : grace;
    }

    /// What waits already waits no longer for that.
    private void waitFor(Duration most, String otherwise, Moment now) {
        long since = waits == null ? now.nanos() : waits.sinceNanos();
        waits = new Wait(since, most.toNanos(), otherwise);
    }

    /// The operator wants something else from now on.
    public List<Effect> replan(Plan newPlan, Moment now) {
        plan = newPlan;
        return settle("the configuration changed", now);
    }

    /// Time has passed: pages of a file may be due, or patience may be over.
    public List<Effect> tick(Moment now) {
        var effects = new ArrayList<Effect>();
        if (expectsSinceNanos != null && now.nanos() - expectsSinceNanos > EXPECTATION.toNanos()) {
            expectsSinceNanos = null;
            effects.addAll(settle("its source is not heard", now));
        }
        if (waits != null && waits.isOver(now.nanos())) {
            var why = waits.otherwise();
            waits = null;
            effects.addAll(settle(why, now));
        }
        if (file != null) {
            effects.addAll(play(file.due(now.nanos())));
        }
        if (silentSinceNanos != null
                && !dismissed
                && now.nanos() - silentSinceNanos > plan.hold().toNanos()) {
            dismissed = true;
            effects.add(new Effect.Dismiss("nothing to play on " + mount));
            seam.forget();
            effects.addAll(settle("nobody is left who was promised something else", now));
        }
        return effects;
    }

    private boolean isPlayed(MountName source) {
        return switch (playing) {
            case Live _ -> source.equals(mount);
            case FallbackMount(var other) -> source.equals(other);
            case FallbackFile _, Silent _ -> false;
        };
    }

    /// Goes over to the best that can be played, if that is not what plays.
    private List<Effect> settle(String why, Moment now) {
        if (expectsSinceNanos != null && !speaks(mount)) {
            return List.of();
        }
        expectsSinceNanos = null;
        if (waits != null) {
            return currentSourceSpeaks() ? enter(playing, why, now) : List.of();
        }
        var best = best();
        boolean stays = best.equals(playing) && isThere(playing);
        return stays || !plan.override() && isThere(playing) ? List.of() : enter(best, why, now);
    }

    private boolean currentSourceSpeaks() {
        return switch (playing) {
            case Live _ -> speaks(mount);
            case FallbackMount(var other) -> speaks(other);
            case FallbackFile _, Silent _ -> false;
        };
    }

    private Playing best() {
        if (speaks(mount)) {
            return new Live();
        }
        for (var choice : plan.choices()) {
            switch (choice) {
                case Choice.OtherMount(var other)
                when speaks(other) && fits(containerOf(other)) -> {
                    return new FallbackMount(other);
                }
                case Choice.File chosen
                when fits(chosen.container()) -> {
                    return new FallbackFile(chosen.name());
                }
                case Choice.OtherMount _, Choice.File _ -> {}
            }
        }
        return new Silent();
    }

    /// Whether those who hear what plays can hear this too: nobody can tell them that it is another kind of stream.
    private boolean fits(@Nullable Container next) {
        return seam.container().map(played -> played == next).orElse(true);
    }

    private @Nullable Container containerOf(MountName source) {
        var said = sources.get(source);
        return said == null
                ? null
                : said.stretch(0)
                        .map(stretch -> stretch.headers().format().container())
                        .orElse(null);
    }

    /// Whether a source has said enough to be played: headers and a page to begin at.
    private boolean speaks(MountName source) {
        var said = sources.get(source);
        return said != null
                && said.stretch(0)
                        .filter(stretch -> stretch.events().stream().anyMatch(StreamEvent.Audio.class::isInstance))
                        .isPresent();
    }

    /// Whether what plays can go on. (A source that plays needs no new page to stay.)
    private boolean isThere(Playing what) {
        return switch (what) {
            case Live _ -> sources.containsKey(mount);
            case FallbackMount(var other) ->
                sources.containsKey(other) && plan.choices().contains(new Choice.OtherMount(other));
            case FallbackFile(var name) ->
                plan.choices().stream()
                        .anyMatch(choice ->
                                choice instanceof Choice.File f && f.name().equals(name));
            case Silent _ -> false;
        };
    }

    private List<Effect> enter(Playing next, String why, Moment now) {
        var before = playing;
        if (next instanceof Silent && before instanceof Silent) {
            return List.of();
        }
        playing = next;
        var waited = waits;
        waits = null;
        file = null;
        silentSinceNanos = null;
        var effects = new ArrayList<Effect>();
        if (!next.equals(before)) {
            effects.add(new Effect.Switched(before, next, why));
        } else if (waited != null) {
            effects.add(new Effect.WentOn(Duration.ofNanos(now.nanos() - waited.sinceNanos())));
        }
        switch (next) {
            case Live _ -> {
                effects.addAll(enterSource(mount));
                effects.addAll(unfit());
            }
            case FallbackMount(var other) -> effects.addAll(enterSource(other));
            case FallbackFile(var name) -> {
                file = paced(name, now);
                effects.addAll(play(List.of(new StreamEvent.Title(file.song()))));
                effects.addAll(play(file.due(now.nanos())));
            }
            case Silent _ -> {
                silentSinceNanos = now.nanos();
                effects.addAll(playRaw(seam.ending()));
            }
        }
        return effects;
    }

    /// From the newest page one can begin at; on an empty mount from a burst earlier, so that newcomers hear
    /// something.
    private List<Effect> enterSource(MountName source) {
        var said = sources.get(source);
        if (said == null) {
            throw new IllegalStateException(mount + " enters " + source + ", which has no source");
        }
        var effects = new ArrayList<Effect>();
        if (!fits(containerOf(source))) {
            effects.add(new Effect.Dismiss("the source of " + source + " sends another kind of stream now"));
        }
        said.stretch(earlier()).ifPresent(stretch -> effects.addAll(play(Seam.openingOf(stretch))));
        return effects;
    }

    /// How far back what plays next begins.
    private Reach earlier() {
        return playedAnything ? Reach.NOTHING : plan.burst().reach();
    }

    private List<Effect> unfit() {
        var played = seam.container();
        return played.isEmpty()
                ? List.of()
                : plan.unfit(played.get()).stream()
                        .<Effect>map(file -> new Effect.Unfit(
                                file.name(), "it is " + file.container() + ", the source sends " + played.get()))
                        .toList();
    }

    private PacedFile paced(MountName name, Moment now) {
        for (var choice : plan.choices()) {
            if (choice instanceof Choice.File(var file, var salt, var recording) && file.equals(name)) {
                return new PacedFile(recording, salt, now, earlier());
            }
        }
        throw new IllegalStateException(mount + " has no file " + name);
    }

    private List<Effect> play(List<StreamEvent> events) {
        return playRaw(seam.join(events));
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
