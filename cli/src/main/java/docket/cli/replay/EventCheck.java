package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.replay.CasePlan.Deed;
import docket.cli.replay.CasePlan.Round;
import docket.engine.casefile.event.CaseState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a case's recorded events against its plan: the state at the end, the human steps in the log's order, and that
 * nothing is missing between them.
 */
final class EventCheck {

    private final CasePlan plan;
    private final List<JsonNode> events;
    private final List<String> mismatches = new ArrayList<>();

    private EventCheck(CasePlan plan, List<JsonNode> events) {
        this.plan = plan;
        this.events = events;
    }

    /**
     * @param found the case as {@code GET /api/cases/{id}} gives it
     * @param events its own events as {@code GET /api/cases/{id}/events} lists them
     * @return each difference in one sentence; empty if there is none
     */
    static List<String> compare(CasePlan plan, JsonNode found, List<JsonNode> events) {
        EventCheck check = new EventCheck(plan, events);
        check.end(found);
        check.sequences(found.path("version").asLong(-1));
        check.humanSteps();
        check.machineSteps();
        return check.mismatches;
    }

    private void end(JsonNode found) {
        expect("state", plan.end().name(), found.path("state").asText());
        boolean approved = plan.end() == CaseState.APPROVED;
        expect("a registration number", approved, found.path("number").isTextual());
        expect("case-registered events", approved ? 1L : 0L, count("case-registered"));
        expect("case-closed events", approved ? 1L : 0L, count("case-closed"));
        if (approved && !events.isEmpty()) {
            expect("last event", "case-closed", type(events.get(events.size() - 1)));
        }
    }

    /** A case that waits for its score may gain an event between the two calls, so its version may be the higher one. */
    private void sequences(long version) {
        for (int i = 0; i < events.size(); i++) {
            long sequence = events.get(i).path("sequence").asLong(-1);
            if (sequence != i) {
                mismatches.add("event " + i + " of the case has the sequence " + sequence);
                return;
            }
        }
        boolean waits = plan.end() == CaseState.OPEN;
        if (waits ? version < events.size() : version != events.size()) {
            mismatches.add("the case has version " + version + " but " + events.size() + " events");
        }
    }

    private void humanSteps() {
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < plan.rounds().size(); round++) {
            expected.add((round == 0 ? "case-opened by " : "case-resubmitted by ") + CasePlan.DRAFTER.person());
            for (Deed deed : plan.rounds().get(round).deeds()) {
                expected.add(deed.decision() + " by " + deed.officer().person());
            }
        }
        List<String> found = new ArrayList<>();
        Set<String> offered = new HashSet<>();
        for (JsonNode event : events) {
            JsonNode payload = event.path("payload");
            String task = payload.path("taskId").asText();
            switch (type(event)) {
                case "case-opened" ->
                    found.add("case-opened by " + payload.path("drafter").asText());
                case "step-offered" -> offered.add(task);
                case "case-resubmitted" ->
                    found.add("case-resubmitted by " + payload.path("person").asText());
                case "step-decided" -> {
                    found.add(payload.path("decision").asText() + " by "
                            + payload.path("person").asText());
                    expect("an offer before the decision of task " + task, true, offered.contains(task));
                }
                case "case-withdrawn", "step-delegated", "operator-intervened" -> found.add(type(event));
                default -> {}
            }
        }
        expect("human steps", expected, found);
    }

    /** Each round that an officer acted in was scored, or the score failed on record, and had its authority resolved. */
    private void machineSteps() {
        long waiting =
                plan.rounds().stream().filter(round -> round.deeds().isEmpty()).count();
        long rounds = plan.rounds().size();
        between("scores", rounds - waiting, rounds, count("case-scored") + count("scoring-failed"));
        between("resolved authorities", rounds - waiting, rounds, count("authority-resolved"));
        long decided =
                plan.rounds().stream().map(Round::deeds).mapToLong(List::size).sum();
        expect("step-decided events", decided, count("step-decided"));
    }

    private long count(String type) {
        return events.stream().filter(event -> type(event).equals(type)).count();
    }

    private static String type(JsonNode event) {
        return event.path("type").asText();
    }

    private void between(String what, long least, long most, long found) {
        if (found < least || found > most) {
            mismatches.add(what + ": expected " + most + ", found " + found);
        }
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            mismatches.add(what + ": expected " + expected + ", found " + found);
        }
    }
}
