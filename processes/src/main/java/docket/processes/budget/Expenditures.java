package docket.processes.budget;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.Funds;
import docket.engine.budget.Holding;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.budget.terms.LaterShare;
import docket.engine.budget.view.BudgetLedger;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Spends the money of an approved case: commits it, orders payments and pays them. It is on the budget line that a field of
 * its content names, and where it was carried over or a share of a later year is due also on those of later years. The case
 * is read first and the lines by their ids, so that locks are always taken in one order.
 */
public final class Expenditures {

    private static final String CLOSED = "closed";

    private final Commands commands;
    private final CaseFiles cases;
    private final BudgetLines lines;
    private final BudgetLedger ledger;

    public Expenditures(Commands commands, CaseFiles cases, BudgetLines lines, BudgetLedger ledger) {
        this.commands = commands;
        this.cases = cases;
        this.lines = lines;
        this.ledger = ledger;
    }

    /**
     * What a person decided about the money.
     *
     * @param amount to commit or to order; null where it is not asked for
     * @param later the shares of later years that are committed with it
     * @param reason why money or an order is given back; null where nobody said
     */
    public record Deed(
            StepKind kind,
            Decision decision,
            @Nullable Money amount,
            List<LaterShare> later,
            @Nullable String reason,
            String person) {}

    /**
     * @return CLOSED where the case holds nothing more, else NEXT
     * @throws Refused FOUR_EYES, ABOVE_RESERVATION, ABOVE_COMMITMENT, NOTHING_ORDERED, ORDER_UNPAID, FISCAL_YEAR_CLOSED,
     *     CURRENCY_MISMATCH, INVALID_AMOUNT, INVALID_SHARE
     */
    public Route spend(String caseId, String field, Deed deed, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Map<String, Holding> held = on(linesOf(standing, field), caseId);
        String usual = Reservations.lineOf(standing, field);
        commands(held, usual, standing, deed).forEach(command -> commands.send(command, where));
        boolean over = held(caseId, field).isEmpty();
        return new Route(over ? Route.Outcome.CLOSED : Route.Outcome.NEXT, 0, 0);
    }

    /** What the case holds, by the ids of the lines on which it does. */
    public Map<String, Holding> held(String caseId, String field) {
        return on(linesOf(cases.standing(caseId), field), caseId);
    }

    /**
     * The case closes: what was neither paid nor given back is given back.
     *
     * @throws Refused ORDER_UNPAID where a payment is ordered
     */
    public void settle(String caseId, String field, Where where) {
        held(caseId, field)
                .keySet()
                .forEach(line -> commands.send(new CloseExpenditure(line, caseId, CLOSED, null), where));
    }

    private TreeSet<String> linesOf(CaseStanding standing, String field) {
        TreeSet<String> ids = new TreeSet<>(ledger.linesOf(standing.caseId()));
        Object named = standing.content().get(field);
        if (named != null) {
            ids.add(named.toString());
        }
        return ids;
    }

    private Map<String, Holding> on(TreeSet<String> ids, String caseId) {
        Map<String, Holding> held = new TreeMap<>();
        for (String line : ids) {
            lines.holding(line, caseId).ifPresent(holding -> held.put(line, holding));
        }
        return held;
    }

    /** @param usual the line that is asked, and refuses, where none holds what the deed is about */
    private List<FundsCommand> commands(Map<String, Holding> held, String usual, CaseStanding standing, Deed deed) {
        String caseId = standing.caseId();
        String reason = Objects.requireNonNullElse(deed.reason(), CLOSED);
        if (deed.decision() == Decision.CLOSE) {
            return each(held, usual, any -> true, line -> new CloseExpenditure(line, caseId, reason, deed.person()));
        }
        if (deed.decision() == Decision.RETURN) {
            return each(
                    held,
                    usual,
                    Expenditures::isOrdered,
                    line -> new ReturnDisbursement(line, caseId, reason, deed.person()));
        }
        return switch (deed.kind()) {
            case COMMIT ->
                each(
                        held,
                        usual,
                        Holding::isReservation,
                        line -> new CommitExpenditure(
                                line, caseId, amount(deed), deed.person(), deed.later(), standing.state()));
            case DISBURSE -> orders(held, usual, caseId, deed);
            default -> each(held, usual, Expenditures::isOrdered, line -> new PayFunds(line, caseId, deed.person()));
        };
    }

    /** One to each line that the deed concerns. */
    private static List<FundsCommand> each(
            Map<String, Holding> held,
            String usual,
            Predicate<Holding> concerned,
            Function<String, FundsCommand> command) {
        List<String> concernedLines = held.entrySet().stream()
                .filter(one -> concerned.test(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return (concernedLines.isEmpty() ? List.of(usual) : concernedLines)
                .stream().map(command).toList();
    }

    /** What is ordered is taken from each line that can still pay, up to what is committed there; the last is asked for the rest. */
    private List<FundsCommand> orders(Map<String, Holding> held, String usual, String caseId, Deed deed) {
        List<String> paying = held.entrySet().stream()
                .filter(one -> one.getValue().committed().minorUnits() > 0 && isOpen(one.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (paying.isEmpty()) {
            String asked = held.isEmpty() ? usual : held.keySet().iterator().next();
            return List.of(new DisburseFunds(asked, caseId, amount(deed), deed.person()));
        }
        List<FundsCommand> orders = new ArrayList<>();
        Money left = amount(deed);
        for (String line : paying.subList(0, paying.size() - 1)) {
            Money committed = Objects.requireNonNull(held.get(line)).committed();
            if (left.currency().equals(committed.currency()) && left.compareTo(committed) > 0) {
                orders.add(new DisburseFunds(line, caseId, committed, deed.person()));
                left = left.minus(committed);
            } else {
                orders.add(new DisburseFunds(line, caseId, left, deed.person()));
                return orders;
            }
        }
        orders.add(new DisburseFunds(paying.get(paying.size() - 1), caseId, left, deed.person()));
        return orders;
    }

    private boolean isOpen(String line) {
        return !lines.funds(line).map(Funds::closed).orElse(true);
    }

    private static boolean isOrdered(Holding holding) {
        return holding.ordered().minorUnits() > 0;
    }

    private static Money amount(Deed deed) {
        if (deed.amount() == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "amount");
        }
        return deed.amount();
    }
}
