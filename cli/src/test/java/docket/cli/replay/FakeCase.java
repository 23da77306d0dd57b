package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.replay.FakeDocket.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case of {@link FakeDocket}: its line, where it stands on it, its events. */
final class FakeCase {

    private final String id;
    private final String drafter;
    private final Fault fault;
    private final List<Map<String, Object>> events = new ArrayList<>();
    private JsonNode line;
    private int step;
    private int tasks;
    private int polls;
    private String state = "OPEN";

    FakeCase(String id, String drafter, JsonNode request, Fault fault) {
        this.id = id;
        this.drafter = drafter;
        this.fault = fault;
        this.line = request.path("approvalLine");
        record("case-opened", Map.of("drafter", drafter));
    }

    String id() {
        return id;
    }

    String task() {
        return id + "-" + tasks;
    }

    /** Every third case is one the score asks to check. */
    boolean advisesCheck() {
        return Integer.parseInt(id.substring(1)) % 3 == 0;
    }

    /** The first task of a round appears only after it was asked for a few times, as if scoring took a while. */
    boolean waitsFor(String person) {
        if (state.equals("RETURNED")) {
            return person.equals(drafter);
        }
        if (step == 0 && polls++ < 2) {
            return false;
        }
        if (step == 0 && polls == 3) {
            record("case-scored", Map.of());
            record("authority-resolved", Map.of());
            record("step-offered", Map.of("taskId", task()));
        }
        return state.equals("OPEN")
                && person.contains(line.path(step).path("group").asText().replace("-", ""));
    }

    void decide(String person, JsonNode body) {
        String decision = body.path("decision").asText();
        if (decision.equals("RESUBMIT")) {
            line = body.path("approvalLine");
            step = 0;
            polls = 0;
            state = "OPEN";
            record("case-resubmitted", Map.of("person", person, "taskId", task()));
            tasks++;
            return;
        }
        String told = fault == Fault.SWAPS_DECISIONS ? "CONCUR" : decision;
        if (fault != Fault.LOSES_AN_EVENT || step > 0) {
            record("step-decided", Map.of("decision", told, "person", person, "taskId", task()));
        }
        tasks++;
        step++;
        if (decision.equals("RETURN")) {
            state = "RETURNED";
        } else if (step == line.size()) {
            state = fault == Fault.STAYS_OPEN ? "OPEN" : "APPROVED";
            record("case-registered", Map.of());
            record("case-closed", Map.of());
        } else {
            record("step-offered", Map.of("taskId", task()));
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new HashMap<>();
        json.put("caseId", id);
        json.put("state", state);
        json.put("version", events.size());
        json.put("number", state.equals("APPROVED") && fault != Fault.FORGETS_THE_NUMBER ? "facilities-1" : null);
        return json;
    }

    List<Map<String, Object>> events() {
        return events;
    }

    private void record(String type, Map<String, Object> payload) {
        events.add(Map.of("sequence", events.size(), "type", type, "payload", payload));
    }
}
