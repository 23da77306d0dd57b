package docket.processes.hooks;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.casefile.event.Particulars;
import docket.engine.refusal.Refused;
import docket.processes.budget.BudgetChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case is about that changes budgets: what it moves is what its lines say. */
final class BudgetChangeOf {

    /** @param field of the content that lists the lines; null where the process changes none */
    static @Nullable BudgetChange of(@Nullable String field, Map<String, Object> content) {
        return field == null ? null : BudgetChange.of(content, field);
    }

    /** @throws Refused OTHER_AMOUNT_MOVED where another amount was given */
    static Particulars particulars(Particulars given, @Nullable BudgetChange change) {
        if (change == null) {
            return given;
        }
        if (given.amount() != null && !given.amount().equals(change.moved())) {
            throw new Refused(BudgetRefusal.OTHER_AMOUNT_MOVED, given.amount(), change.moved());
        }
        return new Particulars(given.title(), given.kind(), given.organization(), change.moved());
    }

    /** The same after a revision, which gives no amount but keeps the one of before. */
    static @Nullable Particulars revised(@Nullable Particulars now, Particulars before, @Nullable BudgetChange change) {
        if (change == null) {
            return now;
        }
        Particulars base = now == null ? before : now;
        Particulars moved = new Particulars(base.title(), base.kind(), base.organization(), change.moved());
        return moved.equals(before) ? now : moved;
    }

    private BudgetChangeOf() {}
}
