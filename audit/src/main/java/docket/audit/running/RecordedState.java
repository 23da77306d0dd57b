package docket.audit.running;

import docket.engine.advanced.EngineAdvanced;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Folds what the record says that the engine did in a case into the state that the engine must be in. */
public final class RecordedState {

    /** The engine's codes of what became of a job, or of an external task. */
    private static final String CREATED = ".0";

    private static final String FAILED = ".1";
    private static final String OVER = ".2";
    private static final String GONE = ".3";

    private static final Set<String> SIMPLE = Set.of("string", "integer", "long");

    private final Map<String, Map<String, String>> tasks = new TreeMap<>();
    private final Map<String, TreeSet<String>> candidates = new TreeMap<>();
    private final Map<String, Map<String, String>> activities = new TreeMap<>();
    private final Map<String, Map<String, String>> processes = new TreeMap<>();
    private final Map<String, Map<String, String>> variables = new TreeMap<>();
    private final Map<String, Integer> jobs = new TreeMap<>();
    private final Particulars.Recorded particulars = new Particulars.Recorded();
    private final Map<String, Map<String, String>> incidents = new TreeMap<>();
    private final Map<String, Map<String, String>> externals = new TreeMap<>();

    /** Takes the engine's next transaction; they come in their order. */
    public void after(EngineAdvanced advanced) {
        advanced.stepsInFull().forEach(step -> step(step.kind(), step.facts()));
    }

    private void step(String kind, Map<String, String> facts) {
        particulars.after(kind, facts);
        switch (kind.replaceFirst("\\..*", "")) {
            case "task" -> put(tasks, facts.getOrDefault("task", ""), facts, kind, ".complete", ".delete");
            case "identity-link" -> link(facts);
            case "activity" -> put(activities, facts.getOrDefault("activityInstance", ""), facts, kind, ".end", ".end");
            case "process" -> put(processes, facts.getOrDefault("instance", ""), facts, kind, ".end", ".end");
            case "variable" ->
                put(variables, facts.getOrDefault("variableInstance", ""), facts, kind, ".delete", ".delete");
            case "job" -> job(kind, facts);
            case "incident" -> put(incidents, facts.getOrDefault("incident", ""), facts, kind, ".delete", ".resolve");
            case "external-task" ->
                put(externals, facts.getOrDefault("externalTask", ""), facts, state(facts), OVER, GONE);
            case "operation" -> operation(facts);
            default -> {}
        }
    }

    private static void put(
            Map<String, Map<String, String>> map,
            String id,
            Map<String, String> facts,
            String kind,
            String over,
            String gone) {
        if (kind.endsWith(over) || kind.endsWith(gone)) {
            map.remove(id);
        } else {
            map.put(id, facts);
        }
    }

    private void link(Map<String, String> facts) {
        if (!facts.getOrDefault("type", "").equals("candidate")) {
            return;
        }
        TreeSet<String> links = candidates.computeIfAbsent(facts.getOrDefault("task", ""), id -> new TreeSet<>());
        String candidate = facts.getOrDefault("group", facts.getOrDefault("user", ""));
        if (facts.getOrDefault("operation", "").equals("add")) {
            links.add(candidate);
        } else {
            links.remove(candidate);
        }
    }

    /** Takes what became of a job; the jobs of a batch belong to no case, not even where they are about one. */
    private void job(String kind, Map<String, String> facts) {
        if (facts.containsKey("batch")) {
            return;
        }
        String id = facts.getOrDefault("job", "");
        int retries = number(facts, "retries");
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

    private static String state(Map<String, String> facts) {
        return "." + facts.getOrDefault("state", "");
    }

    /** The number that a fact says, 0 where it is not said. */
    private static int number(Map<String, String> facts, String name) {
        return Integer.parseInt(facts.getOrDefault(name, "0"));
    }

    private void operation(Map<String, String> facts) {
        if (facts.getOrDefault("operation", "").equals("SetJobRetries")) {
            jobs.replace(facts.getOrDefault("job", ""), number(facts, "to"));
        }
    }

    /**
     * By the id of the variable: of what is harmless the record has the value, of the simple types as the engine's
     * table has it.
     */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        variables.forEach((id, facts) -> {
            if (SIMPLE.contains(facts.getOrDefault("type", "")) && facts.containsKey("value")) {
                values.put(id, facts.getOrDefault("value", ""));
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
        activities.forEach((id, facts) -> open.put(id, facts.getOrDefault("activity", "")));
        return open;
    }

    /** The open activities in which no other is open. */
    Set<String> innermost() {
        Set<String> innermost = new TreeSet<>(activities.keySet());
        activities.values().forEach(facts -> innermost.remove(facts.getOrDefault("parentActivityInstance", "")));
        return innermost;
    }

    /** Whether a variable's scope is there: the engine does not tell the end of a variable that goes with its scope. */
    private boolean lives(String scope) {
        return activities.containsKey(scope) || processes.containsKey(scope);
    }

    /** Tells where the tokens are, scopes among them. */
    public void tellActivities(String caseId, EngineState.Builder into) {
        activities.forEach(
                (id, facts) -> into.add(caseId, "activity " + id + " at " + facts.getOrDefault("activity", "")));
    }

    /** Tells everything else, in the words of {@link RunningProcesses}. */
    public void tell(String caseId, EngineState.Builder into) {
        tasks.forEach((id, facts) -> into.add(
                caseId,
                "task %s at %s of %s for %s by %s"
                        .formatted(
                                id,
                                facts.getOrDefault("taskKey", ""),
                                facts.getOrDefault("instance", ""),
                                facts.getOrDefault("assignee", "nobody"),
                                candidates.getOrDefault(id, new TreeSet<>()).stream()
                                        .collect(Collectors.joining(",")))));
        processes.forEach((id, facts) -> into.add(
                caseId,
                "process %s of %s, %s"
                        .formatted(id, facts.getOrDefault("definition", ""), facts.getOrDefault("state", ""))));
        variables.values().removeIf(facts -> !lives(facts.getOrDefault("scope", "")));
        variables.forEach((id, facts) -> into.add(
                caseId,
                "variable %s (%s %s) of %s"
                        .formatted(
                                facts.getOrDefault("variable", ""),
                                facts.getOrDefault("type", ""),
                                id,
                                facts.getOrDefault("instance", ""))));
        jobs.forEach((id, retries) -> into.add(caseId, "job " + id + " with " + retries + " retries"));
        incidents.forEach((id, facts) -> into.add(
                caseId,
                "incident " + id + " of " + facts.getOrDefault("type", "") + " at "
                        + facts.getOrDefault("activity", "")));
        externals.forEach((id, facts) -> into.add(caseId, "work " + id + " at " + facts.getOrDefault("activity", "")));
    }
}
