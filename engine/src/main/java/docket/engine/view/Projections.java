package docket.engine.view;

import docket.engine.store.RecordStore;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** All projections: kept in step with the events, and compared with them. Thread-safe. */
public final class Projections {

    private final CaseViewTable cases;
    private final BudgetLineViewTable budgetLines;
    private final Projection<CaseView> caseProjection;
    private final Projection<BudgetLineView> budgetLineProjection;
    private final EventHistory history;

    public Projections(RecordStore store, DataSource dataSource) {
        this.cases = new CaseViewTable(dataSource);
        this.budgetLines = new BudgetLineViewTable(dataSource);
        this.caseProjection = new Projection<>(cases);
        this.budgetLineProjection = new Projection<>(budgetLines);
        this.history = new EventHistory(store, dataSource);
    }

    /** From here on every event is projected in the transaction that stores it. */
    public Registration subscribeTo(EventBus events) {
        return events.subscribe(this::project);
    }

    private void project(List<? extends EventMessage<?>> events) {
        caseProjection.project(events);
        budgetLineProjection.project(events);
    }

    /** Makes the rows of some cases anew from their events, in the transaction that is open. */
    public void refoldCases(Collection<String> caseIds) {
        for (String caseId : caseIds) {
            cases.replace(caseId, cases.foldAll(history, caseId, event -> true));
            caseProjection.forget(caseId);
        }
    }

    /**
     * Folds a case from its events and compares it, field by field, with what the screens show. Writes nothing.
     *
     * @return null where the case has no event
     */
    public @Nullable Comparison compare(String caseId) {
        Comparison first = compareOnce(caseId);
        return first == null || first.agrees() ? first : compareOnce(caseId);
    }

    /**
     * Those of some cases that have to be looked at one by one: {@link #compare} says what differs. It is much faster for
     * all the others.
     */
    public List<String> suspectCases(Collection<String> caseIds) {
        return new ViewComparison<>(cases).differing(history, caseIds);
    }

    /** The same for budget lines. */
    public List<String> suspectBudgetLines(Collection<String> lineIds) {
        return new ViewComparison<>(budgetLines).differing(history, lineIds);
    }

    /**
     * What {@link #compare} does, for a budget line.
     *
     * @return the names of the fields that are shown otherwise; null where the line has no event
     */
    public @Nullable List<String> compareBudgetLine(String lineId) {
        List<String> first = compareLineOnce(lineId);
        return first == null || first.isEmpty() ? first : compareLineOnce(lineId);
    }

    private @Nullable List<String> compareLineOnce(String lineId) {
        BudgetLineView rebuilt = budgetLines.foldAll(history, lineId, event -> true);
        return rebuilt == null ? null : new ViewComparison<>(budgetLines).differences(lineId, rebuilt);
    }

    /** An event stored between the two reads shows as a difference that is none. */
    private @Nullable Comparison compareOnce(String caseId) {
        CaseView rebuilt = cases.foldAll(history, caseId, event -> true);
        return rebuilt == null
                ? null
                : new Comparison(rebuilt, new ViewComparison<>(cases).differences(caseId, rebuilt));
    }

    /** A case made anew from its events, and the names of what the screens show differently. */
    public record Comparison(CaseView rebuilt, List<String> differences) {
        public boolean agrees() {
            return differences.isEmpty();
        }
    }
}
