package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.organization.Right;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes XES (IEEE 1849-2016): a trace for each case, with its own events in their order. The trace says what the case
 * is about now, its opening what it was about then, and each correction what became different. Used once.
 */
final class Xes {

    private static final Map<String, Set<String>> OF_THE_TRACE = Map.of(
            "case-opened",
            Set.of("process", "title", "kind", "organization", "drafter", "amount", "currency"),
            Facts.CORRECTED,
            Set.copyOf(Facts.PARTICULARS));
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849.2016" xes.features="">
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
            <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
            <global scope="trace"><string key="concept:name" value=""/></global>
            <global scope="event"><string key="concept:name" value=""/><string key="type" value=""/>\
            <date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
            <classifier name="Activity" scope="event" keys="concept:name"/>
            <classifier name="Type" scope="event" keys="type"/>
            """;

    /** The events of the case that is being read: what is corrected last is written first. */
    private final List<ExportedEvent> trace = new ArrayList<>();

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        xml.write(HEAD);
        attribute(xml, "string", "checkpoint", checkpoint);
        xml.write("\n");
        source.each(ExportedEvents.Walk.CASES, event -> {
            if (!trace.isEmpty() && !trace.get(0).stream().equals(event.stream())) {
                trace(xml);
            }
            trace.add(event);
        });
        if (!trace.isEmpty()) {
            trace(xml);
        }
        xml.write("</log>\n");
        xml.flush();
    }

    private void trace(Writer xml) throws IOException {
        xml.write("<trace>");
        attribute(xml, "string", "concept:name", trace.get(0).stream());
        for (Map.Entry<String, String> fact : present().entrySet()) {
            attribute(xml, "string", fact.getKey(), fact.getValue());
        }
        xml.write("\n");
        for (ExportedEvent event : trace) {
            event(xml, event);
        }
        xml.write("</trace>\n");
        trace.clear();
    }

    /** What the case is about by its last event. */
    private Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>();
        for (ExportedEvent event : trace) {
            if (OF_THE_TRACE.containsKey(event.type())) {
                Map<String, String> facts = Facts.of(event);
                facts.keySet().retainAll(OF_THE_TRACE.get(event.type()));
                present.putAll(facts);
            }
        }
        present.values().removeIf(String::isEmpty);
        return present;
    }

    private static void event(Writer xml, ExportedEvent event) throws IOException {
        Map<String, String> facts = Facts.of(event);
        xml.write("<event>");
        attribute(xml, "string", "concept:name", Activity.of(event));
        attribute(xml, "string", "type", event.type());
        attribute(xml, "date", "time:timestamp", event.occurredAt());
        attribute(xml, "int", "logIndex", String.valueOf(event.logIndex()));
        if (facts.containsKey("actor")) {
            attribute(xml, "string", "org:resource", facts.get("actor"));
        }
        Optional<String> group = new Right(facts.getOrDefault("right", "")).group();
        if (group.isPresent()) {
            attribute(xml, "string", "org:group", group.get());
        }
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (!Set.of("caseId", "actor").contains(fact.getKey())) {
                attribute(xml, "string", fact.getKey(), fact.getValue());
            }
        }
        xml.write("</event>\n");
    }

    private static void attribute(Writer xml, String type, String key, String value) throws IOException {
        xml.write('<' + type + " key=\"" + key + "\" value=\"" + escaped(value) + "\"/>");
    }

    /** The text in XML: a character that XML 1.0 cannot hold becomes U+FFFD, and line ends stay what they were. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
