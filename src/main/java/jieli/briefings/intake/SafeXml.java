package jieli.briefings.intake;

import java.io.InputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML without document types: no entity is expanded and nothing outside is fetched. */
final class SafeXml {
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private SafeXml() {}

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** Hands over the text of the element at hand in the pieces it comes in, up to its end. */
    static void text(XMLStreamReader xml, Consumer<String> sink) throws XMLStreamException {
        for (var depth = 1; depth > 0 && xml.hasNext(); ) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS, XMLStreamReader.SPACE, XMLStreamReader.CDATA ->
                        sink.accept(xml.getText());
                default -> {}
            }
        }
    }

    /** Moves to the end of the element at hand. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        text(xml, _ -> {});
    }
}
