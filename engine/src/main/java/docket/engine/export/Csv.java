package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Comma-separated values (RFC 4180). A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a line end for a
 * formula, so that such a text gets an apostrophe before it; a plain number stays one.
 */
public final class Csv {

    private static final List<String> FIRST =
            List.of("logIndex", "occurredAt", "type", "eventId", "stream", "sequence");
    private static final String OPENS_A_FORMULA = "=+-@\t\r\n";
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        List<String> names = new ArrayList<>(FIRST);
        names.addAll(Facts.NAMES);
        names.add("checkpoint");
        row(csv, names);
        List<String> first = new ArrayList<>(names);
        first.replaceAll(name -> name.equals("type") ? "checkpoint" : name.equals("checkpoint") ? checkpoint : "");
        row(csv, first);
        source.each(ExportedEvents.Walk.ACTS, event -> row(csv, cells(event)));
        csv.flush();
    }

    private static List<String> cells(ExportedEvent event) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(event.logIndex()),
                event.occurredAt(),
                event.type(),
                event.eventId(),
                event.stream(),
                String.valueOf(event.sequence())));
        Map<String, String> facts = Facts.of(event);
        Facts.NAMES.forEach(name -> cells.add(facts.getOrDefault(name, "")));
        cells.add("");
        return cells;
    }

    /** Writes a line. */
    public static void row(Writer csv, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            csv.write(i == 0 ? "" : ",");
            csv.write(cell(cells.get(i)));
        }
        csv.write("\r\n");
    }

    static String cell(String text) {
        String safe = text;
        if (!text.isEmpty() && OPENS_A_FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER)) {
            safe = "'" + text;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
