package floe.config.element;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A server that reads an icecast.xml.
public enum Icecast {
    V2_4("2.4"),
    V2_5("2.5"),
    KH("kh"),
    FLOE("Floe");

    static final Set<Icecast> ANY = these(V2_4, V2_5, KH);
    static final Set<Icecast> XIPH = these(V2_4, V2_5);
    static final Set<Icecast> OLD = these(V2_4, KH);
    static final Set<Icecast> NEW = these(V2_5);
    static final Set<Icecast> KARL = these(KH);
    static final Set<Icecast> OWN = these(FLOE);

    private final String label;

    Icecast(String label) {
        this.label = label;
    }

    /// As the documentation names it.
    public String label() {
        return label;
    }

    private static Set<Icecast> these(Icecast first, Icecast... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }
}
