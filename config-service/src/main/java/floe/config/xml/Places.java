package floe.config.xml;

import floe.config.registry.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where the values of a file stand.
///
/// @param places of the first with this name and this text
public record Places(Map<List<String>, Place> places) {
    public Places {
        places = Map.copyOf(places);
    }

    /// Where one of these elements has this value; no line when it is nobody's, as a default is.
    public Place of(String value, String... names) {
        return Stream.of(names)
                .map(name -> places.get(List.of(name, value)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(Place.NOWHERE);
    }

    /// Where the first of these elements stands, whatever it says.
    public Place first(String... names) {
        return places.entrySet().stream()
                .filter(it -> List.of(names).contains(it.getKey().getFirst()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(Place.NOWHERE);
    }
}
