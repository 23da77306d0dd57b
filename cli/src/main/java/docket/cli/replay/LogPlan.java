package docket.cli.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A whole log, sorted into what can be replayed and what is only listed. Every line of the file is in exactly one of
 * the two lists, in the file's order.
 */
public record LogPlan(List<CasePlan> cases, List<Excluded> excluded) {

    /** A case that is not replayed, with the reason and what exactly was found. */
    public record Excluded(String caseId, Exclusion reason, String detail) {}

    public static LogPlan of(LogFile log) {
        List<CasePlan> cases = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>(log.unreadable());
        Set<String> seen = new HashSet<>();
        for (LoggedCase logged : log.cases()) {
            if (!seen.add(logged.caseId())) {
                excluded.add(new Excluded(logged.caseId(), Exclusion.REPEATED_ID, "the first one is replayed"));
                continue;
            }
            try {
                cases.add(CasePlanner.plan(logged));
            } catch (NotStrict e) {
                excluded.add(new Excluded(logged.caseId(), e.reason(), e.detail()));
            }
        }
        return new LogPlan(List.copyOf(cases), List.copyOf(excluded));
    }

    /** The excluded cases by reason, only those reasons that occur. */
    public Map<Exclusion, List<Excluded>> excludedByReason() {
        Map<Exclusion, List<Excluded>> byReason = new EnumMap<>(Exclusion.class);
        excluded.forEach(one -> byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>())
                .add(one));
        return Collections.unmodifiableMap(byReason);
    }

    /** How many replayed cases carry each note. */
    public Map<String, Integer> notes() {
        Map<String, Integer> counts = new TreeMap<>();
        cases.forEach(plan -> plan.notes().forEach(note -> counts.merge(note, 1, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }
}
