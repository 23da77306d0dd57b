package docket.api.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.api.words.Called;
import docket.api.words.Words;
import docket.engine.store.StoredEvent;
import docket.processes.names.AuthorityRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a round explains the next step: who asked for which line, what the authority table said, who returned it. Not thread-safe. */
final class RoundSoFar {

    private final Called called;
    private final Words words;
    private final Tables tables;
    private int round = 1;
    private String drafter = "";
    private boolean lineGiven;
    private @Nullable Ruling ruling;
    private JsonNode line = MissingNode.getInstance();
    private @Nullable JsonNode returned;

    /** Finds the rows of a table as it is deployed. */
    interface Tables {
        List<AuthorityRows.Row> rows(String table, int version, Collection<String> rules);
    }

    RoundSoFar(Called called, Tables tables) {
        this.called = called;
        this.words = called.words();
        this.tables = tables;
    }

    int round() {
        return round;
    }

    /** The reason of an event, empty where it needs none. */
    String take(StoredEvent event) {
        JsonNode said = event.payload();
        round = said.path("round").asInt(round);
        switch (event.type()) {
            case "case-opened" -> begin(said, said.path("drafter").asText());
            case "case-resubmitted" -> begin(said, said.path("person").asText());
            default -> {
                // goes on in the same round
            }
        }
        return switch (event.type()) {
            case "authority-resolved" -> resolved(said);
            case "step-offered" -> offered(said);
            case "step-delegated" -> delegated(said);
            case "step-decided" -> decided(said);
            case "step-lapsed" -> words.say("why.lapsed");
            default -> "";
        };
    }

    private void begin(JsonNode said, String by) {
        drafter = by;
        lineGiven = !said.path("requestedLine").isEmpty();
        line = said.path("requestedLine");
        ruling = null;
        returned = null;
    }

    private String resolved(JsonNode said) {
        Ruling found = new Ruling(said, tables);
        ruling = found;
        line = said.path("line");
        return words.say("why.power", called.several(found.holders), found.cited(found.rules(), words));
    }

    private String offered(JsonNode said) {
        String whose = called.whose(said.path("user").textValue(), texts(said.path("groups")));
        String kind = words.of("kind", said.path("kind").asText());
        if (!said.path("step").isInt()) {
            return returned == null
                    ? words.say("why.model", kind, whose)
                    : words.say(
                            "why.returned",
                            called.personWithId(said.path("user").textValue()),
                            called.personWithId(returned.path("person").asText()),
                            returned.path("opinion").asText("–"));
        }
        int step = said.path("step").asInt();
        Ruling by = ruling;
        String source;
        if (lineGiven) {
            source = words.say("why.given", step + 1, kind, whose, called.personWithId(drafter));
            if (by != null && step == line.size() - 1) {
                source += " " + words.say("why.final", called.several(by.holders));
            }
        } else {
            source = by == null
                    ? words.say("why.model", kind, whose)
                    : words.say("why.table", step + 1, kind, whose, by.cited(by.lineGiver(), words));
        }
        return source + beside(step);
    }

    /** Which steps run side by side with it, and how many of them suffice. */
    private String beside(int step) {
        String parallel = line.path(step).path("parallel").asText("");
        if (parallel.isEmpty()) {
            return "";
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            if (i != step && line.get(i).path("parallel").asText("").equals(parallel)) {
                others.add(String.valueOf(i + 1));
            }
        }
        int required = line.path(step).path("required").asInt(others.size() + 1);
        return " " + words.say("why.beside", String.join(", ", others), required, others.size() + 1);
    }

    private String delegated(JsonNode said) {
        String from = said.path("from").asText("");
        String to = called.personWithId(said.path("to").asText());
        String by = said.path("by").asText();
        return by.equals(from)
                ? words.say("why.delegated", called.personWithId(from), to)
                : words.say("why.reassigned", called.personWithId(by), to);
    }

    private String decided(JsonNode said) {
        if (said.path("decision").asText().equals("RETURN")) {
            returned = said;
        }
        return words.say(
                "why.decided",
                called.personWithId(said.path("person").asText()),
                called.right(said.path("right").asText()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What the authority table said in this round. */
    private static final class Ruling {

        private final String table;
        private final int version;
        private final List<String> holders;
        private final String reason;
        private final List<AuthorityRows.Row> rows;
        private final List<String> names;

        Ruling(JsonNode said, Tables tables) {
            this.table = said.path("decision").asText();
            this.version = said.path("decisionVersion").asInt();
            this.holders = texts(said.path("holders"));
            this.reason = said.path("reason").asText();
            this.names = texts(said.path("rules"));
            this.rows = tables.rows(table, version, names);
        }

        List<AuthorityRows.Row> rules() {
            return rows;
        }

        /** Of the rules that matched, the first one that proposes a line makes it. */
        List<AuthorityRows.Row> lineGiver() {
            return rows.stream().filter(AuthorityRows.Row::givesLine).limit(1).toList();
        }

        /** {@code row 4 (payment-director) of table authority, version 2: “Payments …”}; what was recorded, where the table is gone. */
        String cited(List<AuthorityRows.Row> some, Words words) {
            if (some.isEmpty()) {
                return words.say("why.rules", String.join(", ", names), table, version, reason);
            }
            Locale reader = words.locale();
            return words.say(
                    "why.rows",
                    some.stream()
                            .map(row -> words.say("why.row", row.number(), row.rule()))
                            .collect(Collectors.joining(", ")),
                    table,
                    version,
                    some.stream().map(row -> row.reason(reader)).collect(Collectors.joining(" / ")));
        }
    }
}
