package floe.kit.cluster;

/// Whether this node is with the greater part of its cluster. Any thread may ask; nobody waits.
@FunctionalInterface
public interface Majority {
    /// Of a node that knows no other.
    Majority ALWAYS = () -> true;

    boolean isHere();
}
