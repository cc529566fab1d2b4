package floe.config.registry;

/// Where in a file, both from 1; 0 where no line is meant.
public record Place(int line, int column) implements Comparable<Place> {
    /// The file as a whole.
    public static final Place NOWHERE = new Place(0, 0);

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
