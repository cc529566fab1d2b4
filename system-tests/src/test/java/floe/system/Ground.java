package floe.system;

import java.util.List;

/// Where the nodes of a cluster run and how they find each other.
interface Ground {
    /// Where this node runs.
    Place place(String node);

    /// What this node has to be told about the cluster.
    List<String> options(String node);
}
