package floe.programme;

import floe.mount.MountName;
import floe.programme.Effect.Fits;
import floe.programme.Effect.Unfit;
import floe.stream.Difference;
import floe.stream.StreamFormat;
import java.util.List;
import java.util.Optional;

/// What would be heard if the source went now, beside the source. Said when it changes. Owned by one programme.
final class Comparison {
    private Optional<Unfit> said = Optional.empty();

    /// What has to be said.
    ///
    /// @param now what plays, the own source
    List<Effect> of(Selection now) {
        var unfit = now.sources().format(now.mount()).flatMap(source -> unfit(source, now));
        if (unfit.equals(said)) {
            return List.of();
        }
        said = unfit;
        return List.of(unfit.<Effect>map(found -> found).orElseGet(Fits::new));
    }

    private static Optional<Unfit> unfit(StreamFormat source, Selection now) {
        return switch (now.substitute()) {
            case Playing.FallbackFile(var name) ->
                now.plan()
                        .file(name)
                        .flatMap(file -> Difference.between(source, file.recording()))
                        .map(found -> differs(name, found));
            case Playing.FallbackMount(var other) ->
                now.sources()
                        .format(other)
                        .flatMap(format -> Difference.between(source, format))
                        .map(found -> differs(other, found));
            case Playing.Silent() -> unplayed(source, now.plan());
            case Playing.Live _, Playing.Called _ -> Optional.empty();
        };
    }

    private static Unfit differs(MountName fallback, Difference found) {
        return new Unfit(
                fallback,
                "differs from the source: " + found + ": players may stop at the seam; give it a <fallback-mount> in "
                        + found.source());
    }

    private static Optional<Unfit> unplayed(StreamFormat source, Plan plan) {
        return plan.files()
                .findFirst()
                .flatMap(file -> Difference.between(source, file.recording())
                        .map(found -> new Unfit(
                                file.name(),
                                "will not be played: " + found + ": nobody can tell listeners that it is another"
                                        + " kind of stream; give it a <fallback-mount> in " + found.source())));
    }
}
