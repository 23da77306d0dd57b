package docket.benchmark.growth;

import docket.benchmark.machine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plans of all statements that a program runs while they are watched, from PostgreSQL's own log (auto_explain, with
 * ANALYZE and BUFFERS, also inside functions). Of each statement the plan is kept that touched the most pages.
 */
final class Plans {

    private static final Pattern ENTRY =
            Pattern.compile("(?m)^@(\\w+)\\.LOG:  duration: [\\d.]+ ms  plan:\\n((?:\\t.*\\n)+)");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final List<String> ON = List.of(
            "auto_explain.log_analyze = on",
            "auto_explain.log_buffers = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_nested_statements = on",
            "auto_explain.log_min_duration = 0");

    /** A statement and how it was carried out. */
    record Plan(String statement, String text, long pages) {}

    private Plans() {}

    /** The plans of what the work does, by statement. */
    static Map<String, Plan> watch(Postgres postgres, String database, Work work) throws Exception {
        long before = Files.size(postgres.log());
        for (String setting : ON) {
            postgres.set(setting);
        }
        postgres.reload();
        work.run();
        postgres.set("auto_explain.log_min_duration = -1");
        postgres.reload();
        return read(postgres.log(), before, database);
    }

    interface Work {
        void run() throws Exception;
    }

    private static Map<String, Plan> read(Path log, long from, String database) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        String text =
                new String(bytes, (int) from, (int) (bytes.length - from), java.nio.charset.StandardCharsets.UTF_8);
        Map<String, Plan> plans = new TreeMap<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            if (entry.group(1).equals(database)) {
                Plan plan = plan(entry.group(2).replaceAll("(?m)^\\t", ""));
                plans.merge(plan.statement(), plan, (kept, other) -> other.pages() > kept.pages() ? other : kept);
            }
        }
        return plans;
    }

    /** The text of the query, which may have several lines, ends where the first node begins. */
    private static Plan plan(String text) {
        Matcher node = Pattern.compile("(?m)^[A-Z][A-Za-z ]+.*\\(.*(actual|never executed)")
                .matcher(text);
        int split = node.find() ? node.start() : text.length();
        String statement = text.substring(0, split)
                .replaceFirst("Query Text: ", "")
                .replaceFirst("(?s)Query Parameters: .*", "")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher buffers = BUFFERS.matcher(text);
        long pages = buffers.find() ? number(buffers.group(1)) + number(buffers.group(2)) : 0;
        return new Plan(statement, text.substring(split).strip(), pages);
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
