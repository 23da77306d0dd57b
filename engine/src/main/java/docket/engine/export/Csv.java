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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180) for spreadsheets. A byte-order mark says that they are UTF-8, which Excel does not
 * guess. A spreadsheet takes a cell that begins with {@code = + - @}, also of full width and after blanks, a tab or a line
 * end for a formula, so that such a text gets an apostrophe before it; a plain number stays one.
 */
public final class Csv {

    private static final List<String> FIRST =
            List.of("logIndex", "occurredAt", "type", "eventId", "stream", "sequence");
    private static final Pattern OPENS_A_FORMULA = Pattern.compile(
            "[\\t\\r\\n]|[\\p{Z}\\p{Cc}\\p{Cf}]*+[=+@\\-\u2212\uFE62\uFE63\uFE66\uFE6B\uFF1D\uFF0B\uFF0D\uFF20]");
    private static final Pattern FRACTION = Pattern.compile("(?:\\.([0-9]{1,9}))?Z$");
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        List<String> names = new ArrayList<>(FIRST);
        names.addAll(Facts.NAMES);
        names.add("checkpoint");
        header(csv, names);
        List<String> first = new ArrayList<>(names);
        first.replaceAll(name -> name.equals("type") ? "checkpoint" : name.equals("checkpoint") ? checkpoint : "");
        row(csv, first);
        source.each(ExportedEvents.Walk.ACTS, event -> row(csv, cells(event)));
        csv.flush();
    }

    private static List<String> cells(ExportedEvent event) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(event.logIndex()),
                ofOneWidth(event.occurredAt()),
                event.type(),
                event.eventId(),
                event.stream(),
                String.valueOf(event.sequence())));
        Map<String, String> facts = Facts.of(event);
        Facts.NAMES.forEach(name -> cells.add(facts.getOrDefault(name, "")));
        cells.add("");
        return cells;
    }

    /** Writes the mark and the line of the names. */
    public static void header(Writer csv, List<String> names) throws IOException {
        csv.write('\uFEFF');
        row(csv, names);
    }

    /** A time in UTC to the nanosecond, so that times sort as the texts they are. */
    static String ofOneWidth(String time) {
        Matcher fraction = FRACTION.matcher(time);
        if (!fraction.find()) {
            return time;
        }
        String digits = fraction.group(1) == null ? "" : fraction.group(1);
        return time.substring(0, fraction.start()) + "." + digits + "0".repeat(9 - digits.length()) + "Z";
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
        if (OPENS_A_FORMULA.matcher(text).lookingAt() && !text.matches(NUMBER)) {
            safe = "'" + text;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
