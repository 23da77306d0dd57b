package docket.processes.budget;

import docket.engine.budget.BudgetLines;
import docket.engine.budget.Funds;
import docket.engine.budget.Holding;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.FundsCommand;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReturnCommitment;
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
     * A contract officer returns the request to its drafter, and gives its money back; a disbursing officer returns the
     * commitment to the contract officer; a payer returns the order to the disbursing officer.
     *
     * @return CLOSED where the case holds nothing more, RETURNED where the request or the commitment is returned, else NEXT
     * @throws Refused FOUR_EYES, ABOVE_RESERVATION, ABOVE_COMMITMENT, NOTHING_ORDERED, ORDER_UNPAID, PARTLY_PAID,
     *     FISCAL_YEAR_CLOSED, CURRENCY_MISMATCH, INVALID_AMOUNT, INVALID_SHARE
     */
    public Route spend(String caseId, String field, Deed deed, Where where) {
        CaseStanding standing = cases.standing(caseId);
        Map<String, Holding> held = on(linesOf(standing, field), caseId);
        String usual = Reservations.lineOf(standing, field);
        boolean isReturned = deed.decision() == Decision.RETURN && deed.kind() != StepKind.PAY;
        if (isReturned && deed.kind() == StepKind.COMMIT && ledger.isPaid(caseId)) {
            throw new Refused(BudgetRefusal.PARTLY_PAID, caseId);
        }
        commands(held, usual, standing, deed).forEach(command -> commands.send(command, where));
        boolean over = held(caseId, field).isEmpty();
        Route.Outcome further = over ? Route.Outcome.CLOSED : Route.Outcome.NEXT;
        return new Route(isReturned ? Route.Outcome.RETURNED : further, 0, 0);
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
        String by = deed.person();
        String reason = Objects.requireNonNullElse(deed.reason(), CLOSED);
        if (deed.decision() == Decision.CLOSE || deed.decision() == Decision.RETURN && deed.kind() == StepKind.COMMIT) {
            return each(held, usual, any -> true, line -> new CloseExpenditure(line, caseId, reason, by));
        }
        boolean returns = deed.decision() == Decision.RETURN;
        return switch (deed.kind()) {
            case COMMIT -> commitments(held, usual, standing, deed);
            case DISBURSE ->
                returns
                        ? each(held, usual, this::canOrder, line -> new ReturnCommitment(line, caseId, reason, by))
                        : orders(held, usual, caseId, deed);
            default ->
                each(
                        held,
                        usual,
                        one -> one.getValue().ordered().minorUnits() > 0,
                        line -> returns
                                ? new ReturnDisbursement(line, caseId, reason, by)
                                : new PayFunds(line, caseId, by));
        };
    }

    /** One to each line that the deed concerns. */
    private static List<FundsCommand> each(
            Map<String, Holding> held,
            String usual,
            Predicate<Map.Entry<String, Holding>> concerned,
            Function<String, FundsCommand> command) {
        List<String> concernedLines = held.entrySet().stream()
                .filter(concerned)
                .map(Map.Entry::getKey)
                .toList();
        return (concernedLines.isEmpty() ? List.of(usual) : concernedLines)
                .stream().map(command).toList();
    }

    /** What is not committed of any line is given back; later years pay for the first. */
    private List<FundsCommand> commitments(Map<String, Holding> held, String usual, CaseStanding standing, Deed deed) {
        String caseId = standing.caseId();
        Map<String, Money> reserved = figures(held, one -> one.getValue().isReservation(), Holding::reserved);
        List<FundsCommand> commitments = new ArrayList<>();
        Map<String, Money> shared = shared(amount(deed), reserved, usual);
        for (Map.Entry<String, Money> share : shared.entrySet()) {
            commitments.add(new CommitExpenditure(
                    share.getKey(),
                    caseId,
                    share.getValue(),
                    deed.person(),
                    commitments.isEmpty() ? deed.later() : List.of(),
                    standing.state()));
        }
        reserved.keySet().stream()
                .filter(line -> !shared.containsKey(line))
                .forEach(line -> commitments.add(new CloseExpenditure(line, caseId, CLOSED, deed.person())));
        return commitments;
    }

    private List<FundsCommand> orders(Map<String, Holding> held, String usual, String caseId, Deed deed) {
        String asked = held.isEmpty() ? usual : held.keySet().iterator().next();
        return shared(amount(deed), figures(held, this::canOrder, Holding::committed), asked).entrySet().stream()
                .<FundsCommand>map(share -> new DisburseFunds(share.getKey(), caseId, share.getValue(), deed.person()))
                .toList();
    }

    /** Each line gives what it has until the amount is reached; the last is asked for all the rest, and refuses it. */
    private static Map<String, Money> shared(Money amount, Map<String, Money> has, String otherwise) {
        Map<String, Money> shared = new TreeMap<>();
        Money left = amount;
        String last = otherwise;
        for (Map.Entry<String, Money> one : has.entrySet()) {
            last = one.getKey();
            if (!left.currency().equals(one.getValue().currency()) || left.compareTo(one.getValue()) <= 0) {
                break;
            }
            shared.put(last, one.getValue());
            left = left.minus(one.getValue());
        }
        if (left.minorUnits() != 0 || shared.isEmpty()) {
            shared.merge(last, left, Money::plus);
        }
        return shared;
    }

    private static Map<String, Money> figures(
            Map<String, Holding> held, Predicate<Map.Entry<String, Holding>> of, Function<Holding, Money> figure) {
        Map<String, Money> figures = new TreeMap<>();
        held.entrySet().stream().filter(of).forEach(one -> figures.put(one.getKey(), figure.apply(one.getValue())));
        return figures;
    }

    /** Whether something is committed on a line that is not closed. */
    private boolean canOrder(Map.Entry<String, Holding> one) {
        return one.getValue().committed().minorUnits() > 0 && isOpen(one.getKey());
    }

    private boolean isOpen(String line) {
        return !lines.funds(line).map(Funds::closed).orElse(true);
    }

    private static Money amount(Deed deed) {
        if (deed.amount() == null) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "amount");
        }
        return deed.amount();
    }
}
