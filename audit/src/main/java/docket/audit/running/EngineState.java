package docket.audit.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The state of the engine's instances of one case, as facts in words: whoever says it, the same words for the same. */
public record EngineState(SortedSet<String> facts) {

    /** The facts that only one of the two states has. */
    public List<String> differences(EngineState recorded) {
        List<String> differences = new ArrayList<>();
        only(facts, recorded.facts).forEach(fact -> differences.add("only the engine has " + fact));
        only(recorded.facts, facts).forEach(fact -> differences.add("only the events have " + fact));
        return differences;
    }

    private static Set<String> only(Set<String> side, Set<String> otherSide) {
        Set<String> only = new TreeSet<>(side);
        only.removeAll(otherSide);
        return only;
    }

    /** States by case. */
    public static final class Builder {
        private final Map<String, SortedSet<String>> facts = new TreeMap<>();

        public void add(String caseId, String fact) {
            facts.computeIfAbsent(caseId, id -> new TreeSet<>()).add(fact);
        }

        public EngineState of(String caseId) {
            return new EngineState(facts.getOrDefault(caseId, new TreeSet<>()));
        }
    }
}
