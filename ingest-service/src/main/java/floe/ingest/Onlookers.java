package floe.ingest;

import floe.ingest.dump.Dumps;
import floe.ingest.event.Hooks;
import floe.ingest.live.LiveMounts;
import floe.ingest.post.Post;
import floe.ingest.yp.Directories;
import floe.kit.Node;
import io.vertx.core.Future;

/// Who looks on while sources come, speak and go: dumps, hooks, directories. None of them can keep a mount waiting.
record Onlookers(Post post, Hooks hooks, Dumps dumps, Directories directories) {
    static Onlookers of(Node node, LiveMounts mounts) {
        var post = new Post(node.vertx());
        var hooks = Hooks.open(node, post);
        var onlookers = new Onlookers(post, hooks, new Dumps(node, hooks), Directories.open(node, post));
        mounts.watch(onlookers.dumps);
        mounts.watch(onlookers.hooks);
        mounts.watch(onlookers.directories);
        return onlookers;
    }

    void ready() {
        hooks.ready();
    }

    /// The mounts have ended before. Files are closed first, so that hooks hear of it; the rest takes 2 s at most.
    Future<Void> stop() {
        return dumps.stop()
                .compose(_ -> Future.join(hooks.stop(), directories.stop()))
                .compose(_ -> post.close());
    }
}
