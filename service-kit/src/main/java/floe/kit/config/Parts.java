package floe.kit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import floe.mount.ClusterConfig;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A role's part of a snapshot on its way to a node: `{"sha256": …, "whole": …}`, or a [JsonStep] from the one that the
/// node has, `{"sha256": …, "step": …}`. The hash is that of the part's JSON: what comes of a step is checked before it
/// counts.
public final class Parts {
    private static final String SHA256 = "sha256";
    private static final String WHOLE = "whole";
    private static final String STEP = "step";

    private Parts() {}

    /// Takes some milliseconds for a thousand mounts.
    ///
    /// @param before what the asker has; null when nobody knows
    public static Buffer write(Role role, @Nullable ClusterConfig before, ClusterConfig config) {
        var tree = tree(role.partOf(config));
        var whole = said(tree, WHOLE, tree);
        if (before == null) {
            return whole;
        }
        var step = said(tree, STEP, JsonStep.between(tree(role.partOf(before)), tree));
        return step.length() < whole.length() ? step : whole;
    }

    private static Buffer said(JsonNode part, String how, JsonNode what) {
        var all = JsonNodeFactory.instance.objectNode();
        all.put(SHA256, sha256(part));
        all.set(how, what);
        return ConfigJson.write(all);
    }

    /// What it says to somebody who has `before`, null for nothing.
    ///
    /// @throws IOException when it is no configuration, or a step from another one
    public static ClusterConfig read(Buffer said, @Nullable ClusterConfig before) throws IOException {
        var all = ConfigJson.tree(said.getBytes());
        var part = all.path(WHOLE);
        if (all.has(STEP)) {
            if (before == null) {
                throw new IOException("a step from nothing");
            }
            part = JsonStep.applied(tree(before), all.get(STEP));
        }
        if (!all.path(SHA256).asText().equals(sha256(part))) {
            throw new IOException("not what its SHA-256 says");
        }
        return ConfigJson.record(part, ClusterConfig.class);
    }

    private static String sha256(JsonNode part) {
        return Saved.sha256(ConfigJson.bytes(part));
    }

    /// As both sides see it: through JSON, so that numbers are of the same kinds.
    private static JsonNode tree(ClusterConfig config) {
        try {
            return ConfigJson.tree(ConfigJson.bytes(config));
        } catch (IOException e) {
            throw new IllegalStateException("a configuration whose JSON cannot be read", e);
        }
    }
}
