package docket.processes.budget;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.Holding;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.casefile.CaseFiles;
import docket.engine.casefile.CaseStanding;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.Commands;
import docket.engine.unit.Where;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spends the money of an approved case: commits it, orders payments and pays them, on the budget line that a field of its
 * content names. The case is read first, so that its lock is always taken before the line's.
 */
public final class Expenditures {

    private static final String CLOSED = "closed";

    private final Commands commands;
    private final CaseFiles cases;
    private final BudgetLines lines;

    public Expenditures(Commands commands, CaseFiles cases, BudgetLines lines) {
        this.commands = commands;
        this.cases = cases;
        this.lines = lines;
    }

    /**
     * What a person decided about the money.
     *
     * @param amount to commit or to order; null where it is not asked for
     * @param reason why money or an order is given back; null where nobody said
     */
    public record Deed(
            StepKind kind,
            Decision decision,
            @Nullable Money amount,
            @Nullable String reason,
            String person) {}

    /**
     * @return CLOSED where the case holds nothing more, else NEXT
     * @throws Refused FOUR_EYES, ABOVE_RESERVATION, ABOVE_COMMITMENT, NOTHING_ORDERED, ORDER_UNPAID, FISCAL_YEAR_CLOSED,
     *     CURRENCY_MISMATCH, INVALID_AMOUNT
     */
    public Route spend(String caseId, String field, Deed deed, Where where) {
        CaseStanding standing = cases.standing(caseId);
        String line = Reservations.lineOf(standing, field);
        commands.send(command(line, standing, deed), where);
        boolean over = lines.holding(line, caseId).isEmpty();
        return new Route(over ? Route.Outcome.CLOSED : Route.Outcome.NEXT, 0, 0);
    }

    /** What the case holds on its line; empty where it holds nothing. */
    public Optional<Holding> held(String caseId, String field) {
        Object line = cases.standing(caseId).content().get(field);
        return line == null ? Optional.empty() : lines.holding(line.toString(), caseId);
    }

    /**
     * The case closes: what was neither paid nor given back is given back.
     *
     * @throws Refused ORDER_UNPAID where a payment is ordered
     */
    public void settle(String caseId, String field, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Object line = standing.content().get(field);
        if (line != null && lines.holding(line.toString(), caseId).isPresent()) {
            commands.send(new CloseExpenditure(line.toString(), caseId, CLOSED, null), where);
        }
    }

    private static FundsCommand command(String line, CaseStanding standing, Deed deed) {
        String caseId = standing.caseId();
        String reason = Objects.requireNonNullElse(deed.reason(), CLOSED);
        if (deed.decision() == Decision.CLOSE) {
            return new CloseExpenditure(line, caseId, reason, deed.person());
        }
        if (deed.decision() == Decision.RETURN) {
            return new ReturnDisbursement(line, caseId, reason, deed.person());
        }
        return switch (deed.kind()) {
            case COMMIT ->
                new CommitExpenditure(line, caseId, amount(deed), deed.person(), List.of(), standing.state());
            case DISBURSE -> new DisburseFunds(line, caseId, amount(deed), deed.person());
            default -> new PayFunds(line, caseId, deed.person());
        };
    }

    private static Money amount(Deed deed) {
        if (deed.amount() == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "amount");
        }
        return deed.amount();
    }
}
