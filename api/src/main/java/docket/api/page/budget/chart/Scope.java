package docket.api.page.budget.chart;

import docket.api.rest.page.Limits;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.view.BudgetLineView;
import org.jspecify.annotations.Nullable;

/** Which lines are drawn; null holds for all. */
record Scope(
        @Nullable String organization,
        @Nullable String program,
        @Nullable String line) {

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where a text is too long or cannot be stored */
    static Scope of(@Nullable String organization, @Nullable String program, @Nullable String line) {
        return new Scope(
                Limits.text("organization", organization), Limits.text("program", program), Limits.text("line", line));
    }

    boolean holds(BudgetLineView view) {
        return (organization == null || organization.equals(view.organization()))
                && (program == null || program.equals(view.program()))
                && (line == null || line.equals(view.lineId()));
    }

    /**
     * The same lines in another year.
     *
     * @param named the line of this year; null where none is named, or there is none
     */
    boolean heldBefore(BudgetLineView view, @Nullable BudgetLineView named) {
        if (line == null) {
            return holds(view);
        }
        return named != null && Alarms.key(named).equals(Alarms.key(view));
    }
}
