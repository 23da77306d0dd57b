package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XES (IEEE 1849-2016): a trace for each case, with its own events in their order. Used once. */
final class Xes {

    private static final Set<String> OF_THE_TRACE =
            Set.of("process", "title", "kind", "organization", "drafter", "amount", "currency");
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

    private @Nullable String trace;

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        xml.write(HEAD);
        attribute(xml, "string", "checkpoint", checkpoint);
        xml.write("\n");
        source.each(ExportedEvents.Walk.CASES, event -> event(xml, event));
        xml.write(trace == null ? "</log>\n" : "</trace>\n</log>\n");
        xml.flush();
    }

    private void event(Writer xml, ExportedEvent event) throws IOException {
        Map<String, String> facts = Facts.of(event);
        if (!event.stream().equals(trace)) {
            xml.write(trace == null ? "<trace>" : "</trace>\n<trace>");
            trace = event.stream();
            attribute(xml, "string", "concept:name", event.stream());
            if (event.type().equals("case-opened")) {
                attributes(xml, facts, true);
            }
            xml.write("\n");
        }
        xml.write("<event>");
        attribute(xml, "string", "concept:name", Activity.of(event));
        attribute(xml, "string", "type", event.type());
        attribute(xml, "date", "time:timestamp", event.occurredAt());
        attribute(xml, "int", "logIndex", String.valueOf(event.logIndex()));
        if (facts.containsKey("actor")) {
            attribute(xml, "string", "org:resource", facts.get("actor"));
        }
        String right = facts.getOrDefault("right", "");
        if (right.startsWith("group:")) {
            attribute(xml, "string", "org:group", right.substring("group:".length()));
        }
        if (!event.type().equals("case-opened")) {
            attributes(xml, facts, false);
        }
        xml.write("</event>\n");
    }

    private static void attributes(Writer xml, Map<String, String> facts, boolean ofTheTrace) throws IOException {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            boolean elsewhere = Set.of("caseId", "actor").contains(fact.getKey());
            if (!elsewhere && (!ofTheTrace || OF_THE_TRACE.contains(fact.getKey()))) {
                attribute(xml, "string", fact.getKey(), fact.getValue());
            }
        }
    }

    private static void attribute(Writer xml, String type, String key, String value) throws IOException {
        xml.write('<' + type + " key=\"" + key + "\" value=\"" + escaped(value) + "\"/>");
    }

    /** What XML 1.0 cannot hold becomes U+FFFD; line ends stay what they were. */
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
