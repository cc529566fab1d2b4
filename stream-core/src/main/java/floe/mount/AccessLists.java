package floe.mount;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that say who is let in (icecast.xml: `<deny-ip>`, `<allow-ip>`, `<deny-agents>`), one entry a line; null
/// for those that are not there.
///
/// @param denied addresses and networks that are not let in
/// @param allowed if there is such a file, nobody else is let in
/// @param deniedAgents patterns of User-Agents that get no stream
/// @param members who may listen where listeners log in, each file once; none for roles that serve no listener
public record AccessLists(
        @Nullable Asset denied,
        @Nullable Asset allowed,
        @Nullable Asset deniedAgents,
        List<MemberFile> members) {
    /// Everybody.
    public static final AccessLists OPEN = new AccessLists(null, null, null);

    public AccessLists {
        members = List.copyOf(members);
    }

    /// Where nobody logs in.
    public AccessLists(@Nullable Asset denied, @Nullable Asset allowed, @Nullable Asset deniedAgents) {
        this(denied, allowed, deniedAgents, List.of());
    }

    /// The same for others who log in.
    public AccessLists with(List<MemberFile> others) {
        return new AccessLists(denied, allowed, deniedAgents, others);
    }

    /// The file of this name, if there is one.
    public Optional<MemberFile> members(String name) {
        return members.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /// All that there are.
    List<Asset> files() {
        return Stream.concat(
                        Stream.of(denied, allowed, deniedAgents),
                        members.stream().map(MemberFile::list))
                .filter(Objects::nonNull)
                .toList();
    }
}
