package floe.config.xml;

import floe.config.registry.Place;

/// The text of one element, as its pieces come between others.
final class GatheredText {
    private final StringBuilder text = new StringBuilder();
    private Place place = Place.NOWHERE;

    /// @param before where the piece begins
    void add(String piece, Place before) {
        if (place.equals(Place.NOWHERE) && !piece.isBlank()) {
            place = behindBlanks(piece, before);
        }
        text.append(piece);
    }

    private static Place behindBlanks(String piece, Place before) {
        int line = before.line();
        int column = before.column();
        for (int i = 0; Character.isWhitespace(piece.charAt(i)); i++) {
            boolean isEnd = piece.charAt(i) == '\n';
            line += isEnd ? 1 : 0;
            column = isEnd ? 1 : column + 1;
        }
        return new Place(line, column);
    }

    String whole() {
        return text.toString();
    }

    /// Where the first of it is that is not blank.
    Place place() {
        return place;
    }
}
