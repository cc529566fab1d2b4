package floe.mount;

import floe.text.Wildcard;

/// The name of a mount: `/live.ogg`. An opaque key, never a path.
///
/// @param path starts with `/`, at most 255 characters, no control characters, no `//` and no segment made of dots
public record MountName(String path) implements Comparable<MountName> {
    private static final int LONGEST = 255;

    public MountName {
        if (!isValid(path)) {
            throw new IllegalArgumentException("not a mount name: " + path);
        }
    }

    /// Whether `path` can name a mount (Icecast 2.4 behaviour: no empty segment, no segment made only of dots).
    public static boolean isValid(String path) {
        if (path.length() < 2 || path.length() > LONGEST || path.charAt(0) != '/') {
            return false;
        }
        for (var segment : path.substring(1).split("[/\\\\]", -1)) {
            if (segment.isEmpty() || segment.chars().allMatch(c -> c == '.')) {
                return false;
            }
        }
        return path.chars().noneMatch(Character::isISOControl);
    }

    /// Whether it is a pattern for many, with `*` or `?`.
    public boolean isPattern() {
        return Wildcard.isIn(path);
    }

    /// Whether it is a pattern that means `mount` too.
    boolean fits(MountName mount) {
        return new Wildcard(path).matches(mount.path);
    }

    @Override
    public int compareTo(MountName other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
