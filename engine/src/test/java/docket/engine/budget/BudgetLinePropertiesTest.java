package docket.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.InMemoryRecord;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.ChangeBudget;
import docket.engine.budget.command.CloseExpenditure;
import docket.engine.budget.command.CommitExpenditure;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.DisburseFunds;
import docket.engine.budget.command.HoldForChange;
import docket.engine.budget.command.PayFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.command.ReturnDisbursement;
import docket.engine.budget.command.SetControl;
import docket.engine.budget.command.yearend.CarryIn;
import docket.engine.budget.command.yearend.CarryOut;
import docket.engine.budget.command.yearend.LapseFunds;
import docket.engine.budget.command.yearend.ReverseLapse;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Control;
import docket.engine.budget.terms.Hands;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random acts on a line and on its successor of the next year, against books that are kept beside it. */
class BudgetLinePropertiesTest {

    private static final String THIS = "2026.facilities.roof";
    private static final String NEXT = "2027.facilities.roof";
    private static final long APPROPRIATED = 1_000;
    private static final int STEPS = 120;
    private static final Set<Integer> OPEN = Set.of(2026, 2027);

    private final Map<String, Books> books = new TreeMap<>();
    private final Map<String, Boolean> everLoose = new TreeMap<>();

    @Test
    void any_sequence_of_acts_keeps_the_books() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        for (int i = 0; i < 60; i++) {
            walk(seed + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void these_seeds_keep_the_books(long seed) {
        walk(seed);
    }

    private void walk(long seed) {
        Random random = new Random(seed);
        try (InMemoryRecord<BudgetLine> record = new InMemoryRecord<>(BudgetLine.class)) {
            for (String line : List.of(THIS, NEXT)) {
                int year = Integer.parseInt(line.substring(0, 4));
                record.send(new AppropriateFunds(line, year, "roof", "Repairs", "facilities", cents(APPROPRIATED)));
                books.put(line, new Books(APPROPRIATED));
                everLoose.put(line, false);
            }
            for (int i = 0; i < STEPS; i++) {
                step(random, record, seed);
                holds(record, THIS, seed);
                holds(record, NEXT, seed);
            }
        }
    }

    private void step(Random random, InMemoryRecord<BudgetLine> record, long seed) {
        String line = random.nextInt(4) == 0 ? NEXT : THIS;
        Books mine = books.get(line);
        String caseId = "case-" + random.nextInt(7);
        String person = "person-" + random.nextInt(4);
        long amount = random.nextInt(5) == 0 ? 0 : random.nextInt(300);
        Money money = cents(amount);
        switch (random.nextInt(24)) {
            case 0, 1 -> agree(record, seed, new AllotFunds(line, money, "2027", null), mine.allot(amount));
            case 2 -> {
                boolean stops = random.nextInt(4) > 0;
                everLoose.merge(line, !stops, Boolean::logicalOr);
                Control control = stops ? Control.STOP : Control.WARN;
                agree(record, seed, new SetControl(line, control, "because"), mine.control(stops));
            }
            case 3, 4, 5, 6, 7 ->
                agree(
                        record,
                        seed,
                        new ReserveFunds(line, caseId, money, "facilities", OPEN),
                        mine.reserve(caseId, amount));
            case 8 ->
                agree(record, seed, new CommitFunds(line, caseId, CaseState.APPROVED), mine.commitByApproval(caseId));
            case 9 -> agree(record, seed, new ReleaseFunds(line, caseId, CaseState.RETURNED), mine.release(caseId));
            case 10, 11, 12 ->
                agree(
                        record,
                        seed,
                        new CommitExpenditure(line, caseId, money, person, List.of(), CaseState.APPROVED),
                        mine.commit(caseId, amount, person));
            case 13, 14 ->
                agree(
                        record,
                        seed,
                        new DisburseFunds(line, caseId, money, person),
                        mine.disburse(caseId, amount, person));
            case 15 ->
                agree(
                        record,
                        seed,
                        new ReturnDisbursement(line, caseId, "wrong account", person),
                        mine.giveBack(caseId, person));
            case 16 -> agree(record, seed, new PayFunds(line, caseId, person), mine.pay(caseId, person));
            case 17 ->
                agree(record, seed, new CloseExpenditure(line, caseId, "closed", person), mine.close(caseId, person));
            case 18, 19 ->
                agree(
                        record,
                        seed,
                        new HoldForChange(line, caseId, ChangeType.REALLOCATION, money, OPEN),
                        mine.hold(caseId, amount));
            case 20 -> {
                boolean gives = random.nextBoolean();
                agree(
                        record,
                        seed,
                        new ChangeBudget(
                                line,
                                caseId,
                                ChangeType.REALLOCATION,
                                gives ? cents(-amount - 1) : money,
                                CaseState.APPROVED,
                                OPEN),
                        gives ? mine.give(caseId, amount + 1) : mine.take(amount));
            }
            case 21 -> carryFreeMoney(record, seed, caseId, amount);
            case 22 -> carryCommitment(record, seed, caseId, amount, random.nextBoolean());
            default -> {
                boolean lapse = random.nextInt(3) == 0;
                agree(
                        record,
                        seed,
                        lapse ? new LapseFunds(line) : new ReverseLapse(line),
                        lapse ? mine.lapse() : mine.reverseLapse());
            }
        }
    }

    private void carryFreeMoney(InMemoryRecord<BudgetLine> record, long seed, String caseId, long amount) {
        if (books.get(NEXT).closed) {
            return;
        }
        boolean may = books.get(THIS).carryOut(caseId, amount);
        agree(
                record,
                seed,
                new CarryOut(THIS, caseId, CarryOver.EXPLICIT, cents(amount), null, NEXT, CaseState.APPROVED),
                may);
        if (may) {
            books.get(NEXT).arrive(amount);
            agree(record, seed, new CarryIn(NEXT, "c", CarryOver.EXPLICIT, cents(amount), null, null, THIS), true);
        }
    }

    private void carryCommitment(
            InMemoryRecord<BudgetLine> record, long seed, String caseId, long amount, boolean accident) {
        Books next = books.get(NEXT);
        if (next.closed || next.holds(caseId)) {
            return;
        }
        CarryOver kind = accident ? CarryOver.ACCIDENT : CarryOver.EXPLICIT;
        boolean may = books.get(THIS).mayCarryCommitment(caseId, amount, accident);
        Holding held = record.<Map<String, Holding>>ask(
                        THIS, line -> line.holdings().byCase())
                .get(caseId);
        agree(record, seed, new CarryOut(THIS, "c", kind, cents(amount), caseId, NEXT, CaseState.APPROVED), may);
        if (may) {
            Hands hands = held.hands();
            agree(record, seed, new CarryIn(NEXT, "c", kind, cents(amount), caseId, hands, THIS), true);
            books.get(THIS).carryCommitment(caseId, amount, accident, next);
            String again = "never a second time, seed " + seed;
            if (accident) {
                refused(
                        record,
                        again,
                        new CarryOut(
                                NEXT, "c", kind, cents(amount), caseId, "2028.facilities.roof", CaseState.APPROVED));
            }
        }
    }

    private static void agree(InMemoryRecord<BudgetLine> record, long seed, Object command, boolean expected) {
        if (expected) {
            record.send(command);
        } else {
            refused(record, "seed " + seed, command);
        }
    }

    private static void refused(InMemoryRecord<BudgetLine> record, String what, Object command) {
        boolean refused = false;
        try {
            record.send(command);
        } catch (Refused e) {
            refused = true;
        }
        assertThat(refused).as("%s: %s is refused", what, command).isTrue();
    }

    /** The invariants, and that the entries of the ledger add up to the line. */
    private void holds(InMemoryRecord<BudgetLine> record, String line, long seed) {
        Books mine = books.get(line);
        BudgetLineView view = null;
        for (Object event : record.events(line)) {
            view = BudgetLineView.fold(view, event, Instant.EPOCH, Map.of());
        }
        Funds funds = view.funds();
        String what = line + ", seed " + seed;
        assertThat(List.of(
                        funds.adjusted(),
                        funds.reserved(),
                        funds.committed(),
                        funds.disbursed(),
                        funds.carriedIn(),
                        funds.carriedOut(),
                        funds.lapsed()))
                .as(what)
                .containsExactly(
                        cents(mine.adjusted()),
                        cents(mine.reserved()),
                        cents(mine.committed()),
                        cents(mine.disbursed),
                        cents(mine.carriedIn),
                        cents(mine.carriedOut),
                        cents(mine.lapsed))
                .noneMatch(figure -> figure.isNegative() && !everLoose.get(line));
        assertThat(funds.available()).as(what).isEqualTo(cents(mine.available()));
        assertThat(funds.adjusted()).as(what).isEqualTo(cents(mine.voted + mine.carriedIn + mine.moved));
        if (!everLoose.get(line)) {
            assertThat(funds.used()).as(what).isLessThanOrEqualTo(funds.ceiling());
        }
        if (funds.closed()) {
            assertThat(funds.lapsed())
                    .as(what)
                    .isEqualTo(funds.adjusted().minus(funds.disbursed()).minus(funds.carriedOut()));
        }
        BudgetLineView shown = view;
        assertThat(record.<Funds>ask(line, one -> one.budget().funds())).isEqualTo(shown.funds());
    }

    private static Money cents(long amount) {
        return new Money(amount, Currency.getInstance("EUR"));
    }
}
