package floe.kit.pages;

import floe.http.Reply;
import io.vertx.core.Future;

/// Where a service answers requests that are neither a stream nor one of the node's own pages.
public interface Office {
    /// Whether it answers for this path.
    ///
    /// @param path percent-decoded
    boolean answersFor(String path);

    /// What it says. Called on an event loop; a reply of any length is sent with that length, and to `HEAD` without
    /// its body.
    Future<Reply> answer(Inquiry inquiry);
}
