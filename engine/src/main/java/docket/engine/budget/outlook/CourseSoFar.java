package docket.engine.budget.outlook;

import docket.engine.budget.Holding;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.store.StoredEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The course of one line, while its events are read. Not thread-safe. */
final class CourseSoFar {

    private final ZoneId zone;
    private final Map<LocalDate, Long> executed = new HashMap<>();
    private final Map<LocalDate, Long> budget = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Holding> held = new HashMap<>();
    private @Nullable BudgetLineView line;

    CourseSoFar(ZoneId zone) {
        this.zone = zone;
    }

    void add(StoredEvent stored) {
        add((FundsEvent) stored.event(), stored.occurredAt(), stored.sequence(), stored.eventId());
    }

    /** @param sequence among the line's events, from 0 */
    void add(FundsEvent event, Instant occurredAt, long sequence, String eventId) {
        BudgetLineView before = line;
        BudgetLineView after = BudgetLineView.fold(before, event, occurredAt, Map.of());
        line = after;
        LocalDate day = LocalDate.ofInstant(occurredAt, zone);
        change(executed, day, minor(after) - (before == null ? 0 : minor(before)));
        change(budget, day, adjusted(after) - (before == null ? 0 : adjusted(before)));
        String holder = event.holder();
        if (holder != null) {
            hold(holder, Holding.fold(held.get(holder), event), occurredAt, sequence, eventId);
        }
    }

    LineCourse done() {
        List<Claim> oldestFirst = new ArrayList<>(claims.values());
        oldestFirst.sort(Comparator.comparing(Claim::since).thenComparing(Claim::caseId));
        return new LineCourse(Objects.requireNonNull(line, "a line has events"), executed, budget, oldestFirst);
    }

    private void hold(String caseId, @Nullable Holding holding, Instant at, long sequence, String eventId) {
        if (holding == null) {
            held.remove(caseId);
            claims.remove(caseId);
            return;
        }
        held.put(caseId, holding);
        Claim before = claims.get(caseId);
        Claim now =
                new Claim(caseId, holding.reserved(), holding.committed(), holding.ordered(), at, sequence, eventId);
        if (before != null && before.isBound() == now.isBound()) {
            now = new Claim(
                    caseId,
                    holding.reserved(),
                    holding.committed(),
                    holding.ordered(),
                    before.since(),
                    before.sequence(),
                    before.eventId());
        }
        claims.put(caseId, now);
    }

    private static void change(Map<LocalDate, Long> days, LocalDate day, long change) {
        if (change != 0) {
            days.merge(day, change, Math::addExact);
        }
    }

    private static long minor(BudgetLineView view) {
        return LineCourse.executed(view.funds()).minorUnits();
    }

    private static long adjusted(BudgetLineView view) {
        return view.funds().adjusted().minorUnits();
    }
}
