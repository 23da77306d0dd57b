package docket.engine.budget.year;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.Holding;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.yearend.BindShare;
import docket.engine.budget.command.yearend.HandOnShare;
import docket.engine.budget.command.yearend.LapseFunds;
import docket.engine.budget.command.yearend.ReverseLapse;
import docket.engine.budget.terms.LaterShare;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens budget lines, and opens and closes fiscal years with all their lines: each act in the root unit that is open, and
 * so whole or not at all. Thread-safe.
 */
public final class YearBooks {

    private final Commands commands;
    private final FiscalYears years;
    private final BudgetLines lines;
    private final BudgetLineViews views;

    public YearBooks(Commands commands, FiscalYears years, BudgetLines lines, BudgetLineViews views) {
        this.commands = commands;
        this.years = years;
        this.lines = lines;
        this.views = views;
    }

    /**
     * Opens a line, in any year that was not closed.
     *
     * @throws Refused FISCAL_YEAR_CLOSED, BUDGET_LINE_EXISTS, INVALID_AMOUNT
     */
    public void appropriate(AppropriateFunds command) {
        years.lock(command.fiscalYear());
        if (years.isClosed(command.fiscalYear())) {
            throw new Refused(BudgetRefusal.FISCAL_YEAR_CLOSED, "year", command.fiscalYear());
        }
        commands.send(command);
    }

    /**
     * What is left on the lines of the year lapses, line by line.
     *
     * @throws Refused FISCAL_YEAR_CLOSED where it is closed, FIELD_REQUIRED without a reason
     */
    public void close(int fiscalYear, String reason) {
        commands.send(new CloseFiscalYear(fiscalYear, reason));
        views.ofYear(fiscalYear).forEach(line -> commands.send(new LapseFunds(line.lineId())));
    }

    /**
     * What had lapsed is there again, and the shares of earlier commitments bind the lines of the year that go by the code
     * of the line on which they were committed.
     *
     * @throws Refused FISCAL_YEAR_OPEN where it was opened; INSUFFICIENT_FUNDS where a share does not fit on its line;
     *     BUDGET_LINE_REQUIRED where there is no line for it
     */
    public void open(int fiscalYear) {
        commands.send(new OpenFiscalYear(fiscalYear));
        for (BudgetLineView line : views.ofYear(fiscalYear)) {
            if (line.funds().closed()) {
                commands.send(new ReverseLapse(line.lineId()));
            }
        }
        for (Share share : shares(fiscalYear)) {
            if (share.toLine() == null) {
                throw new Refused(BudgetRefusal.BUDGET_LINE_REQUIRED, fiscalYear + " " + share.code());
            }
            bind(share, share.toLine());
        }
    }

    /**
     * A share that waits for its year.
     *
     * @param toLine the line of that year; null where there is none
     */
    public record Share(
            String fromLine,
            String caseId,
            LaterShare share,
            String code,
            @Nullable String toLine) {}

    /** The shares that wait for the year. */
    public List<Share> shares(int fiscalYear) {
        return views.withShareOf(fiscalYear).stream()
                .flatMap(line -> line.later().entrySet().stream()
                        .flatMap(later -> later.getValue().stream()
                                .filter(share -> share.fiscalYear() == fiscalYear)
                                .map(share -> new Share(
                                        line.lineId(),
                                        later.getKey(),
                                        share,
                                        line.code(),
                                        views.find(fiscalYear, line.organization(), line.code())
                                                .map(BudgetLineView::lineId)
                                                .orElse(null)))))
                .toList();
    }

    private void bind(Share share, String toLine) {
        Holding held = lines.holding(share.fromLine(), share.caseId())
                .orElseThrow(() -> new Refused(BudgetRefusal.NO_SUCH_COMMITMENT, share.caseId(), share.fromLine()));
        commands.send(new HandOnShare(share.fromLine(), share.caseId(), share.share(), toLine));
        commands.send(new BindShare(toLine, share.caseId(), share.share().amount(), held.hands(), share.fromLine()));
    }
}
