package docket.cli.replay.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes as a log of a national budget has them, of every kind, with the faults that such logs have. */
final class InventedChanges {

    private static final int[] CODES = {1, 2, 5, 6, 7, 8, 9, 17, 18, 99};

    private final ObjectMapper json = new ObjectMapper();
    private final Random random;
    private final int year;

    InventedChanges(long seed, int year) {
        this.random = new Random(seed);
        this.year = year;
    }

    /** @param count of sound requests; each kind of unsound one comes besides */
    ChangePlan plan(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(sound(i).toString());
        }
        lines.add("rubbish");
        lines.add("{\"fiscalYear\": " + year + "}");
        lines.add(lines.get(0));
        lines.add(change("nothing", 7, 1, row("10101", "0"), row("10102", "0")).toString());
        lines.add(change("no-lines", 7, 2).toString());
        lines.add(change("no-program", 1, 2, row("", "-5")).toString());
        lines.add(change("no-code", null, null, row("10101", "-5"), row("10102", "2"), row("10102", "3"))
                .toString());
        lines.add(change("no-amount", 1, 2, row("10101", "much")).toString());
        lines.add(change("too-large", 6, 2, row("10101", "99999999999999999")).toString());
        lines.add(change("endless", 6, 2, row("10101", "1e999999999")).toString());
        return ChangePlan.of(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)));
    }

    private ObjectNode sound(int number) {
        int code = CODES[number % CODES.length];
        long amount = 1 + random.nextInt(5_000_000);
        boolean gets = code == 5 || code == 6;
        ObjectNode change = change(year + "-1-" + number, code, 1 + number % 3);
        ArrayNode rows = (ArrayNode) change.get("lines");
        if (code <= 6) {
            rows.add(row("1010" + random.nextInt(9), (gets ? "" : "-") + amount));
            return change;
        }
        List<Integer> programs = new ArrayList<>(List.of(1, 2, 3, 4));
        Collections.shuffle(programs, random);
        rows.add(row("1010" + programs.get(0), "-" + amount));
        rows.add(row((code == 7 ? "1010" : "47010") + programs.get(1), "" + (amount - amount / 2)));
        rows.add(row("1010" + programs.get(2), "" + amount / 2));
        rows.add(row("1010" + programs.get(3), "0"));
        return change;
    }

    private ObjectNode change(String requestId, Integer code, Integer level, ObjectNode... rows) {
        ObjectNode change = json.createObjectNode()
                .put("requestId", requestId)
                .put("fiscalYear", year)
                .put("title", "שינוי \"פנימי\" " + requestId);
        if (code != null) {
            change.put("changeCode", code);
        }
        if (level != null) {
            change.put("approvalCode", level);
        }
        change.putArray("lines").addAll(List.of(rows));
        return change;
    }

    private ObjectNode row(String program, String netExpenditure) {
        return json.createObjectNode()
                .put("program", program)
                .put("name", "תוכנית " + program + ", \"א\"")
                .put("netExpenditure", netExpenditure)
                .put("posts", "0");
    }
}
