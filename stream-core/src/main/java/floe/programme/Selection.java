package floe.programme;

import floe.mount.MountName;
import floe.programme.Plan.Choice;
import floe.programme.Playing.Called;
import floe.programme.Playing.FallbackFile;
import floe.programme.Playing.FallbackMount;
import floe.programme.Playing.Live;
import floe.programme.Playing.Silent;
import floe.stream.Container;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of all that could be heard is heard, as things stand. Knows no time.
///
/// @param promised how what listeners hear is cut: nobody can tell them that it is another kind of stream
/// @param like how the source began that was heard last; files are compared with it
record Selection(
        MountName mount, Plan plan, Sources sources, Optional<Container> promised, Optional<StreamEvent.Headers> like) {
    /// What is gone over to from what plays, if that is something else. Who is called from elsewhere comes back however
    /// the mount treats its own listeners.
    Optional<Playing> after(Playing playing) {
        var best = first().orElseGet(this::substitute);
        boolean isCall = best instanceof Called || playing instanceof Called;
        boolean stays = best.equals(playing) || !plan.override() && !isCall;
        return stays && isThere(playing) ? Optional.empty() : Optional.of(best);
    }

    /// What is heard before any fallback: who calls, else the own source.
    Optional<Playing> first() {
        return plan.callers().stream()
                .filter(this::calls)
                .findFirst()
                .<Playing>map(Called::new)
                .or(() -> sources.speaks(mount) ? Optional.of(new Live()) : Optional.empty());
    }

    /// What is heard when neither is there. A mount that does not speak parts the files before it from those behind
    /// it, unless it is but the name of a file.
    Playing substitute() {
        var row = new ArrayList<Choice.File>();
        for (var choice : plan.choices()) {
            switch (choice) {
                case Choice.File file -> row.add(file);
                case Choice.OtherMount(var other) -> {
                    boolean follows = sources.speaks(other) && fits(sources.format(other));
                    var file = follows || plan.file(other).isEmpty() ? bestOf(row) : Optional.<Playing>empty();
                    if (file.isPresent() || follows) {
                        return file.orElseGet(() -> new FallbackMount(other));
                    }
                    if (plan.file(other).isEmpty()) {
                        row.clear();
                    }
                }
            }
        }
        return bestOf(row).orElseGet(Silent::new);
    }

    /// Whether what plays can go on. (A source that plays needs no new page to stay.)
    private boolean isThere(Playing playing) {
        return switch (playing) {
            case Live _ -> sources.isThere(mount);
            case Called(var by) -> sources.isThere(by) && plan.callers().contains(by);
            case FallbackMount(var other) ->
                sources.isThere(other) && plan.choices().contains(new Choice.OtherMount(other));
            case FallbackFile(var name) -> plan.file(name).isPresent();
            case Silent _ -> false;
        };
    }

    /// Whether those who hear what plays can hear this too.
    boolean fits(Optional<StreamFormat> next) {
        return promised.isEmpty() || next.map(StreamFormat::container).equals(promised);
    }

    private boolean calls(MountName caller) {
        var kind = promised.or(() -> sources.format(mount).map(StreamFormat::container));
        return sources.speaks(caller)
                && (kind.isEmpty()
                        || sources.format(caller).map(StreamFormat::container).equals(kind));
    }

    private Optional<Playing> bestOf(List<Choice.File> row) {
        return row.stream()
                .filter(file -> fits(Optional.of(file.recording().format())))
                .max(Comparator.comparing(this::fitOf))
                .map(file -> new FallbackFile(file.name()));
    }

    private Fit fitOf(Choice.File file) {
        var next = file.recording().parts().getFirst().headers(0);
        return like.map(heard -> Fit.of(heard, next)).orElse(Fit.SEAMLESS);
    }
}
