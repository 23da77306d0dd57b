package docket.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.organization.Right;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names what was done and by whose office, as a process miner shows it: {@code approved by supervisor}. An office is a
 * group, or where the line names a person, what they are on it; a person is none, for else each would be a place of the
 * map.
 */
final class Activity {

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("case-opened", "submitted by drafter"),
            Map.entry("case-resubmitted", "resubmitted by drafter"),
            Map.entry("case-corrected", "corrected by drafter"),
            Map.entry("content-revised", "content revised by drafter"),
            Map.entry("case-withdrawn", "withdrawn by drafter"),
            Map.entry("case-scored", "scored by machine"),
            Map.entry("authority-resolved", "approver found by authority table"),
            Map.entry("case-registered", "registered"),
            Map.entry("step-claimed", "task taken"),
            Map.entry("step-released", "task given back"),
            Map.entry("step-delegated", "task handed over"),
            Map.entry("step-filled-in", "task filled in"),
            Map.entry("step-lapsed", "task lapsed"));

    private static final Map<String, String> DECIDED = Map.of(
            "APPROVE", "approved",
            "CONCUR", "concurred",
            "DISSENT", "dissented",
            "RETURN", "returned",
            "REJECT", "rejected",
            "RESUBMIT", "resubmitted",
            "WITHDRAW", "withdrawn",
            "CONFIRM", "confirmed",
            "CLOSE", "closed");

    private static final Map<String, String> ON_THE_LINE = Map.of(
            "review", "reviewer",
            "concur", "concurring officer",
            "agree", "agreeing officer",
            "approve", "approver",
            "delegated-approval", "delegated approver",
            "acting-approval", "acting approver",
            "revise", "drafter");

    static String of(ExportedEvent event) {
        JsonNode payload = event.payloadJson();
        return switch (event.type()) {
            case "step-offered" -> "offered to " + offered(payload);
            case "step-decided" ->
                DECIDED.getOrDefault(payload.path("decision").asText(), "decided") + " by " + office(payload);
            case "case-closed" ->
                "closed as " + payload.path("outcome").asText().toLowerCase(Locale.ROOT);
            case "operator-intervened" -> payload.path("intervention").asText() + " by operator";
            default -> DONE.getOrDefault(event.type(), event.type().replace('-', ' '));
        };
    }

    private static String offered(JsonNode payload) {
        String groups = StreamSupport.stream(payload.path("groups").spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(" or "));
        return groups.isEmpty() ? onTheLine(payload) : groups;
    }

    private static String office(JsonNode payload) {
        return new Right(payload.path("right").asText()).group().orElseGet(() -> onTheLine(payload));
    }

    private static String onTheLine(JsonNode payload) {
        return ON_THE_LINE.getOrDefault(payload.path("kind").asText(), "officer");
    }

    private Activity() {}
}
