package floe.mount;

import org.jspecify.annotations.Nullable;

/// A file of those who may listen.
///
/// @param name as icecast.xml has it
/// @param salt of all the hashes in the list; random, so that no list of another station helps to guess
/// @param list who they are, as [floe.audience.MemberList] reads it; null while the file was never readable: then
///     nobody of it gets in
public record MemberFile(String name, String salt, @Nullable Asset list) {
    public MemberFile with(@Nullable Asset other) {
        return new MemberFile(name, salt, other);
    }
}
