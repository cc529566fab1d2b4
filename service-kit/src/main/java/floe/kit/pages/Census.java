package floe.kit.pages;

import floe.mount.MountName;
import java.util.Set;

/// Who listens on this node. Any thread may ask.
public interface Census {
    /// A node without listeners.
    Census NOBODY = new Census() {
        @Override
        public int listeners(MountName mount) {
            return 0;
        }

        @Override
        public int peak(MountName mount) {
            return 0;
        }

        @Override
        public Set<MountName> mounts() {
            return Set.of();
        }
    };

    /// How many listen now.
    int listeners(MountName mount);

    /// The most that listened at once since the source came.
    int peak(MountName mount);

    /// The mounts that somebody listens to.
    Set<MountName> mounts();
}
