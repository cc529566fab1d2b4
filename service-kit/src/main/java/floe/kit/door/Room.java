package floe.kit.door;

/// What a service offers at a door. Rooms are asked in turn; the first that takes the visitor has it.
@FunctionalInterface
public interface Room {
    /// Takes the visitor, or leaves it to the next room by returning `false` (then nothing may have been written).
    /// Called on the event loop of the visitor's connection.
    boolean takes(Visitor visitor);
}
