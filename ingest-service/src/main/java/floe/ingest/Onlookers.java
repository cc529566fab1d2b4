package floe.ingest;

import floe.ingest.dump.Dumps;
import floe.ingest.event.Hooks;
import floe.ingest.live.LiveMounts;
import floe.ingest.yp.Directories;
import floe.kit.Node;
import floe.kit.post.Post;
import io.vertx.core.Future;

/// Who looks on while sources come, speak and go: dumps, hooks, directories. None of them can keep a mount waiting.
final class Onlookers {
    private final Post post;
    private final Hooks hooks;
    private final Dumps dumps;
    private final Directories directories;

    Onlookers(Node node, LiveMounts mounts) {
        post = new Post(node.vertx());
        hooks = Hooks.open(node, post);
        dumps = new Dumps(node, hooks);
        directories = Directories.open(node, post);
        mounts.watch(dumps);
        mounts.watch(hooks);
        mounts.watch(directories);
    }

    /// The ingest is ready.
    void ready() {
        hooks.ready();
    }

    /// The mounts have ended before. Files are closed first, so that hooks hear of it; each step takes 2 s at most.
    Future<Void> stop() {
        return dumps.stop()
                .compose(_ -> Future.join(hooks.stop(), directories.stop()))
                .compose(_ -> post.close());
    }
}
