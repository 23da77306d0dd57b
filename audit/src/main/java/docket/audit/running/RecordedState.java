package docket.audit.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Folds what the record says that the engine did in a case into the state that the engine must be in. */
public final class RecordedState {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The engine's codes of what became of a job, or of an external task. */
    private static final String CREATED = ".0";

    private static final String FAILED = ".1";
    private static final String OVER = ".2";
    private static final String GONE = ".3";

    private static final Set<String> SIMPLE = Set.of("string", "integer", "long");

    private final Map<String, JsonNode> tasks = new TreeMap<>();
    private final Map<String, TreeSet<String>> candidates = new TreeMap<>();
    private final Map<String, JsonNode> activities = new TreeMap<>();
    private final Map<String, JsonNode> processes = new TreeMap<>();
    private final Map<String, JsonNode> variables = new TreeMap<>();
    private final Map<String, Integer> jobs = new TreeMap<>();
    private final Particulars.Recorded particulars = new Particulars.Recorded();
    private final Map<String, JsonNode> incidents = new TreeMap<>();
    private final Map<String, JsonNode> externals = new TreeMap<>();

    /** @param payload of an engine-advanced event */
    public void after(String payload) {
        try {
            JSON.readTree(payload)
                    .path("steps")
                    .forEach(step -> step(step.path("kind").asText(), step.path("facts")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that is no JSON: " + payload, e);
        }
    }

    private void step(String kind, JsonNode facts) {
        particulars.after(kind, facts);
        switch (kind.replaceFirst("\\..*", "")) {
            case "task" -> put(tasks, facts.path("task").asText(), facts, kind, ".complete", ".delete");
            case "identity-link" -> link(facts);
            case "activity" -> put(activities, facts.path("activityInstance").asText(), facts, kind, ".end", ".end");
            case "process" -> put(processes, facts.path("instance").asText(), facts, kind, ".end", ".end");
            case "variable" ->
                put(variables, facts.path("variableInstance").asText(), facts, kind, ".delete", ".delete");
            case "job" -> job(kind, facts);
            case "incident" -> put(incidents, facts.path("incident").asText(), facts, kind, ".delete", ".resolve");
            case "external-task" ->
                put(externals, facts.path("externalTask").asText(), facts, state(facts), OVER, GONE);
            case "operation" -> operation(facts);
            default -> {}
        }
    }

    private static void put(
            Map<String, JsonNode> map, String id, JsonNode facts, String kind, String over, String gone) {
        if (kind.endsWith(over) || kind.endsWith(gone)) {
            map.remove(id);
        } else {
            map.put(id, facts);
        }
    }

    private void link(JsonNode facts) {
        if (!facts.path("type").asText().equals("candidate")) {
            return;
        }
        TreeSet<String> links = candidates.computeIfAbsent(facts.path("task").asText(), id -> new TreeSet<>());
        String who = facts.path("group").asText(facts.path("user").asText());
        if (facts.path("operation").asText().equals("add")) {
            links.add(who);
        } else {
            links.remove(who);
        }
    }

    /** A batch's jobs are no case's, not even where they are about one. */
    private void job(String kind, JsonNode facts) {
        if (facts.has("batch")) {
            return;
        }
        String id = facts.path("job").asText();
        int retries = facts.path("retries").asInt();
        if (kind.equals("job.now")) {
            jobs.put(id, retries);
            return;
        }
        switch (state(facts)) {
            case CREATED -> jobs.put(id, retries);
            case FAILED -> jobs.put(id, retries - 1);
            default -> jobs.remove(id);
        }
    }

    private static String state(JsonNode facts) {
        return "." + facts.path("state").asText();
    }

    private void operation(JsonNode facts) {
        if (facts.path("operation").asText().equals("SetJobRetries")) {
            jobs.replace(facts.path("job").asText(), facts.path("to").asInt());
        }
    }

    /** By the id of the variable: of what is harmless the record has the value, of the simple types as the engine's table has it. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        variables.forEach((id, facts) -> {
            if (SIMPLE.contains(facts.path("type").asText()) && facts.has("value")) {
                values.put(id, facts.path("value").asText());
            }
        });
        return values;
    }

    Particulars.Recorded particulars() {
        return particulars;
    }

    /** The activities that are open, each id with the element's. */
    Map<String, String> activities() {
        Map<String, String> open = new TreeMap<>();
        activities.forEach((id, facts) -> open.put(id, facts.path("activity").asText()));
        return open;
    }

    /** Those of them in which none is open. */
    Set<String> innermost() {
        Set<String> innermost = new TreeSet<>(activities.keySet());
        activities
                .values()
                .forEach(facts ->
                        innermost.remove(facts.path("parentActivityInstance").asText()));
        return innermost;
    }

    /** The engine tells no end of a variable that goes with its scope. */
    private boolean lives(String scope) {
        return activities.containsKey(scope) || processes.containsKey(scope);
    }

    /** Where the tokens are, scopes among them. */
    public void tellActivities(String caseId, EngineState.Builder into) {
        activities.forEach((id, facts) -> into.add(
                caseId, "activity " + id + " at " + facts.path("activity").asText()));
    }

    /** Everything else, in the words of {@link RunningProcesses}. */
    public void tell(String caseId, EngineState.Builder into) {
        tasks.forEach((id, facts) -> into.add(
                caseId,
                "task %s at %s of %s for %s by %s"
                        .formatted(
                                id,
                                facts.path("taskKey").asText(),
                                facts.path("instance").asText(),
                                facts.path("assignee").asText("nobody"),
                                candidates.getOrDefault(id, new TreeSet<>()).stream()
                                        .collect(Collectors.joining(",")))));
        processes.forEach((id, facts) -> into.add(
                caseId,
                "process %s of %s, %s"
                        .formatted(
                                id,
                                facts.path("definition").asText(),
                                facts.path("state").asText())));
        variables.values().removeIf(facts -> !lives(facts.path("scope").asText()));
        variables.forEach((id, facts) -> into.add(
                caseId,
                "variable %s (%s %s) of %s"
                        .formatted(
                                facts.path("variable").asText(),
                                facts.path("type").asText(),
                                id,
                                facts.path("instance").asText())));
        jobs.forEach((id, retries) -> into.add(caseId, "job " + id + " with " + retries + " retries"));
        incidents.forEach((id, facts) -> into.add(
                caseId,
                "incident " + id + " of " + facts.path("type").asText() + " at "
                        + facts.path("activity").asText()));
        externals.forEach((id, facts) ->
                into.add(caseId, "work " + id + " at " + facts.path("activity").asText()));
    }
}
