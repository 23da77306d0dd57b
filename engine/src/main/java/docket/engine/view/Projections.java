package docket.engine.view;

import docket.engine.store.RecordStore;
import docket.engine.store.copy.CopiedRows.Row;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
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

    /** All cases made anew while the events pass by. What is left open is a task of a case that is closed. */
    public Refolding<CaseView> refoldedCases() {
        return new Refolding<>(
                cases,
                history,
                view -> view.closedAt() == null
                        ? List.of()
                        : view.openTasks().stream().map(CaseView.Task::taskId).toList());
    }

    /** The same of budget lines, which leave nothing open. */
    public Refolding<BudgetLineView> refoldedBudgetLines() {
        return new Refolding<>(budgetLines, history, view -> List.of());
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

    /**
     * An event as it is folded.
     *
     * @param sequence its number in its stream, from 0
     * @param event as an object, of the current revision
     * @param envelope its metadata
     */
    public record Step(long sequence, Object event, Instant at, Map<String, ?> envelope) {

        static Step of(DomainEventMessage<?> event) {
            return new Step(event.getSequenceNumber(), event.getPayload(), event.getTimestamp(), new Metadata(event));
        }

        /** An event's metadata, parsed only where a fold asks for it. */
        private static final class Metadata extends AbstractMap<String, Object> {
            private final DomainEventMessage<?> event;

            Metadata(DomainEventMessage<?> event) {
                this.event = event;
            }

            @Override
            public @Nullable Object get(Object name) {
                return event.getMetaData().get(name);
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return event.getMetaData().entrySet();
            }
        }
    }

    /**
     * Makes the rows of a projection anew while all events pass by, stream after stream, and holds each against the one that is
     * shown. It reads nothing itself. Thread-safe; a {@link Fold} is not.
     */
    public static final class Refolding<V> {

        private final ViewTable<V> table;
        private final ViewComparison<V> comparison;
        private final EventHistory history;
        private final Function<V, List<String>> leftOpen;

        Refolding(ViewTable<V> table, EventHistory history, Function<V, List<String>> leftOpen) {
            this.table = table;
            this.comparison = new ViewComparison<>(table);
            this.history = history;
            this.leftOpen = leftOpen;
        }

        /** The type of the streams that are folded. */
        public String streamType() {
            return table.streamType();
        }

        /** Where what is shown is: a row for each stream, and in it {@code version}, the number of its events. */
        public String table() {
            return table.table;
        }

        /** What is shown: the name of the stream first. */
        public List<String> columns() {
            return comparison.columns();
        }

        /** Folds a stream alone, and reads what is shown of it: the names of what differs. */
        public List<String> differences(String stream) {
            return comparison.differences(stream, table.foldAll(history, stream, event -> true));
        }

        public Fold fold(String stream) {
            return new Fold(stream);
        }

        /** One stream. */
        public final class Fold {

            private final String stream;
            private @Nullable V view;
            private @Nullable Row row;

            private Fold(String stream) {
                this.stream = stream;
            }

            /** @throws IllegalStateException where it is not the next one of its stream */
            public void next(Step step) {
                view = table.next(view, stream, step);
            }

            /** What is shown of the stream: a row of {@link Refolding#columns}. */
            public void shown(Row shown) {
                row = shown;
            }

            public boolean isShown() {
                return row != null;
            }

            /** The names of what is shown otherwise than it was made anew. */
            public List<String> differences() {
                if (view == null || row == null) {
                    throw new IllegalStateException("There is nothing to compare");
                }
                return comparison.differences(view, row);
            }

            /** Ids of what a stream that is over has left open. */
            public List<String> leftOpen() {
                return view == null ? List.of() : leftOpen.apply(view);
            }
        }
    }
}
