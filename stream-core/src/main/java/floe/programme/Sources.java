package floe.programme;

import floe.mount.MountName;
import floe.stream.Backlog;
import floe.stream.Reach;
import floe.stream.StreamEvent;
import floe.stream.StreamFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the sources say that one programme may play. Owned by it.
final class Sources {
    private final Map<MountName, Backlog> said = new HashMap<>();
    private final Set<MountName> speaking = new HashSet<>();

    /// A session begins.
    ///
    /// @return whether it takes the place of another one
    boolean begin(MountName source, Backlog session) {
        speaking.remove(source);
        return said.put(source, session) != null;
    }

    void end(MountName source) {
        speaking.remove(source);
        said.remove(source);
    }

    /// Others are wanted from now on; `heard` are all that are there.
    void want(Predicate<MountName> wanted, Map<MountName, Backlog> heard) {
        said.keySet().removeIf(wanted.negate());
        speaking.removeIf(wanted.negate());
        heard.forEach((source, session) -> {
            if (wanted.test(source)) {
                said.putIfAbsent(source, session);
            }
        });
    }

    boolean isThere(MountName source) {
        return said.containsKey(source);
    }

    /// Whether it was seen to speak before.
    boolean spoke(MountName source) {
        return speaking.contains(source);
    }

    /// Whether it has said enough to be played: headers and a page to begin at.
    boolean speaks(MountName source) {
        boolean speaks = spoke(source)
                || stretch(source, Reach.NOTHING)
                        .filter(stretch -> stretch.events().stream().anyMatch(StreamEvent.Audio.class::isInstance))
                        .isPresent();
        if (speaks) {
            speaking.add(source);
        }
        return speaks;
    }

    /// Those in force; empty before its first.
    Optional<StreamEvent.Headers> headers(MountName source) {
        return stretch(source, Reach.NOTHING).map(Backlog.Stretch::headers);
    }

    /// What it sends now; empty before its first headers.
    Optional<StreamFormat> format(MountName source) {
        return headers(source).map(StreamEvent.Headers::format);
    }

    /// The last of what it said, for those who begin to hear it.
    Optional<Backlog.Stretch> stretch(MountName source, Reach wanted) {
        return Optional.ofNullable(said.get(source)).flatMap(session -> session.stretch(wanted));
    }
}
