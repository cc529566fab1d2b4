package floe.config.xml;

import floe.peer.AddressRange;
import floe.peer.AddressSet;
import floe.peer.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads who may say on whose behalf it asks: `<x-forwarded-for>`, which icecast-kh has as often as there are proxies,
/// and `<forwarded-field>`.
final class ProxiesBlock {
    private ProxiesBlock() {}

    /// @param paths where icecast-kh has it
    static Proxies read(Block paths) {
        var trusted = new ArrayList<AddressRange>();
        for (var element : paths.all("x-forwarded-for")) {
            paths.value(element, ProxiesBlock::addresses).ifPresent(trusted::addAll);
        }
        var field = paths.value("forwarded-field", ProxiesBlock::field).orElse(Proxies.USUAL_FIELD);
        return new Proxies(AddressSet.of(trusted), field);
    }

    /// Several may stand in one element.
    private static List<AddressRange> addresses(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }

    private static String field(String text) {
        if (!text.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException(Values.quoted(text)
                    + " is no field of a request; wanted: as X-Forwarded-For, Forwarded, X-Real-IP");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
