package docket.api.page.budget;

import docket.engine.budget.Funds;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.ControlChanged;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.casefile.CaseEvents;
import docket.engine.money.Money;
import docket.engine.store.StoredEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A line up to a moment, told from its events alone.
 *
 * @param line as the last of them left it; null where the moment is before the first
 * @param entries the part of the ledger that is shown
 * @param holds what each case took from and left in each figure, by case, in the order in which they came
 * @param controls the changes of its control
 */
public record LineHistory(
        @Nullable BudgetLineView line,
        List<Entry> entries,
        Map<String, Map<Figure, Money>> holds,
        List<Entry> controls) {

    private static final int AT_ONCE = 500;

    /**
     * One event, and the line as it left it.
     *
     * @param effects what it added to each figure that it changed, below zero where it took
     */
    public record Entry(StoredEvent event, BudgetLineView after, Map<Figure, Money> effects) {

        public @Nullable Money effect(Figure figure) {
            return effects.get(figure);
        }

        /** The case that it was for; null where it was for none. */
        public @Nullable String caseId() {
            return ((FundsEvent) event.event()).caseId();
        }

        /** The change, where it is one of the control. */
        public ControlChanged control() {
            return (ControlChanged) event.event();
        }

        /** Why, where the event says so. */
        public @Nullable String reason() {
            return event.currentPayload().path("reason").textValue();
        }
    }

    /**
     * Reads all events of a line.
     *
     * @param until whether an event, given with the version that it makes, still belongs to it
     * @param from the version that the first entry shown makes
     * @param most entries shown
     */
    static LineHistory of(CaseEvents events, String lineId, BiPredicate<StoredEvent, Long> until, long from, int most) {
        BudgetLineView line = null;
        List<Entry> entries = new ArrayList<>();
        List<Entry> controls = new ArrayList<>();
        Map<String, Map<Figure, Money>> holds = new LinkedHashMap<>();
        long cursor = 0;
        List<StoredEvent> some;
        do {
            some = events.list(lineId, cursor, AT_ONCE, false);
            for (StoredEvent event : some) {
                if (!until.test(event, event.sequence() + 1)) {
                    return new LineHistory(line, entries, holds, controls);
                }
                FundsEvent one = (FundsEvent) event.event();
                BudgetLineView after = BudgetLineView.fold(line, one, event.occurredAt(), Map.of());
                Map<Figure, Money> effects = effects(line == null ? null : line.funds(), after.funds());
                line = after;
                String holder = one.holder();
                if (holder != null) {
                    Map<Figure, Money> held = holds.computeIfAbsent(holder, id -> new EnumMap<>(Figure.class));
                    effects.forEach((figure, amount) -> held.merge(figure, amount, Money::plus));
                }
                Entry entry = new Entry(event, after, effects);
                if (one instanceof ControlChanged) {
                    controls.add(entry);
                }
                if (after.version() >= from && entries.size() < most) {
                    entries.add(entry);
                }
                cursor = event.globalIndex();
            }
        } while (some.size() == AT_ONCE);
        return new LineHistory(line, entries, holds, controls);
    }

    private static Map<Figure, Money> effects(@Nullable Funds before, Funds after) {
        Map<Figure, Money> effects = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            Money now = figure.of(after);
            Money change = before == null ? now : now.minus(figure.of(before));
            if (change.minorUnits() != 0) {
                effects.put(figure, change);
            }
        }
        return effects;
    }
}
