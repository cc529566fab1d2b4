package floe.config.xml;

import floe.config.registry.Place;

/// The bytes aren't XML, or XML of a kind that is not read.
final class XmlRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    XmlRefused(Place place, String why) {
        super(why, null, false, false);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
