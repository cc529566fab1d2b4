package floe.config.xml;

import floe.config.registry.Place;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML that may come from anywhere: no document type, so no entities but the five of XML itself; nothing
/// outside of the bytes is opened; bounded in size and depth.
final class XmlDocument {
    static final int LONGEST_BYTES = 1024 * 1024;
    static final int DEEPEST = 32;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    private XmlDocument(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// The root element.
    static XmlElement read(byte[] content) throws XmlRefused {
        if (content.length > LONGEST_BYTES) {
            throw new XmlRefused(Place.NOWHERE, "is larger than 1 MiB");
        }
        if (content.length == 0) {
            throw new XmlRefused(new Place(1, 1), "the file is empty");
        }
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return new XmlDocument(xml).root();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new XmlRefused(place(e.getLocation()), "is not well-formed: " + reason(e));
        }
    }

    private XmlElement root() throws XMLStreamException, XmlRefused {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and white space before it.
        }
        var root = element("", 1);
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // The rest must be well-formed too.
        }
        return root;
    }

    /// @param path of the element, empty for the root
    private XmlElement element(String path, int depth) throws XMLStreamException, XmlRefused {
        var place = place(xml.getLocation());
        if (depth > DEEPEST) {
            throw new XmlRefused(place, "elements lie deeper than " + DEEPEST);
        }
        var name = xml.getLocalName();
        var attributes = attributes();
        var text = new GatheredText();
        List<XmlElement> children = new ArrayList<>();
        var before = place;
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(below(path), depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.add(xml.getText(), before);
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
            before = place(xml.getLocation());
        }
        return new XmlElement(path, name, attributes, text.whole(), children, place, text.place());
    }

    private String below(String path) {
        return path.isEmpty() ? xml.getLocalName() : path + "/" + xml.getLocalName();
    }

    private Map<String, String> attributes() {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private int next() throws XMLStreamException, XmlRefused {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new XmlRefused(place(xml.getLocation()), "has a DOCTYPE, which is not read");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XmlRefused(place(xml.getLocation()), "has an entity that is none of XML's own");
        }
        return event;
    }

    private static Place place(Location location) {
        return new Place(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    private static String reason(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        int from = message.indexOf("Message: ");
        return (from < 0 ? message : message.substring(from + "Message: ".length()))
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }
}
