package docket.engine.budget;

import static docket.engine.budget.BudgetSample.LINE;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.InMemoryRecord;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetLinePropertiesTest {

    private static final long APPROPRIATED = 1_000;

    @Test
    void any_sequence_of_acts_adds_up_and_never_goes_below_zero() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        for (int i = 0; i < 60; i++) {
            walk(seed + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void these_seeds_add_up(long seed) {
        walk(seed);
    }

    private static void walk(long seed) {
        Random random = new Random(seed);
        Books books = new Books();
        try (InMemoryRecord<BudgetLine> record = new InMemoryRecord<>(BudgetLine.class)) {
            record.send(new AppropriateFunds(LINE, 2026, "206-01", "Repairs", "facilities", cents(APPROPRIATED)));
            for (int i = 0; i < 40; i++) {
                step(random, record, books, seed);
            }
            BudgetLineView view = null;
            for (Object event : record.events(LINE)) {
                view = BudgetLineView.fold(view, event, Instant.EPOCH, Map.of());
                assertThat(view.available().isNegative()).as("seed %d", seed).isFalse();
            }
            assertThat(view).as("seed %d", seed).isNotNull();
            assertThat(view.available()).isEqualTo(cents(books.available()));
            assertThat(view.reserved()).isEqualTo(cents(books.reserved()));
            assertThat(view.committed()).isEqualTo(cents(books.committed));
        }
    }

    private static void step(Random random, InMemoryRecord<BudgetLine> record, Books books, long seed) {
        String caseId = "case-" + random.nextInt(6);
        long amount = random.nextInt(400);
        Object command;
        RefusalCode expected;
        switch (random.nextInt(10)) {
            case 0 -> {
                command = new AllotFunds(LINE, cents(amount), "2026");
                expected = books.allot(amount);
            }
            case 1, 2, 3, 4 -> {
                command = new ReserveFunds(LINE, caseId, cents(amount), "facilities", 2026);
                expected = books.reserve(caseId, amount);
            }
            case 5, 6 -> {
                command = BudgetSample.commit(caseId);
                expected = books.commit(caseId);
            }
            default -> {
                command = BudgetSample.release(caseId);
                expected = books.release(caseId);
            }
        }
        RefusalCode found = null;
        try {
            record.send(command);
        } catch (Refused refused) {
            found = refused.code();
        }
        assertThat(found).as("seed %d, %s", seed, command).isEqualTo(expected);
    }

    private static Money cents(long amount) {
        return new Money(amount, Currency.getInstance("EUR"));
    }

    /** The same books, kept in the plainest way. Each act answers the refusal that is due, or null. */
    private static final class Books {
        private final Map<String, Long> held = new TreeMap<>();
        private long committed;
        private long allotted;
        private boolean everAllotted;

        long reserved() {
            return held.values().stream().mapToLong(Long::longValue).sum();
        }

        long available() {
            return (everAllotted ? allotted : APPROPRIATED) - reserved() - committed;
        }

        @Nullable
        RefusalCode allot(long amount) {
            if (allotted + amount > APPROPRIATED) {
                return BudgetRefusal.INSUFFICIENT_FUNDS;
            }
            if (allotted + amount < reserved() + committed) {
                return BudgetRefusal.ALLOTMENT_TOO_LOW;
            }
            allotted += amount;
            everAllotted = true;
            return null;
        }

        @Nullable
        RefusalCode reserve(String caseId, long amount) {
            if (held.containsKey(caseId)) {
                return BudgetRefusal.RESERVATION_EXISTS;
            }
            if (amount > available()) {
                return BudgetRefusal.INSUFFICIENT_FUNDS;
            }
            held.put(caseId, amount);
            return null;
        }

        @Nullable
        RefusalCode commit(String caseId) {
            Long amount = held.remove(caseId);
            committed += amount == null ? 0 : amount;
            return amount == null ? BudgetRefusal.NO_SUCH_RESERVATION : null;
        }

        @Nullable
        RefusalCode release(String caseId) {
            return held.remove(caseId) == null ? BudgetRefusal.NO_SUCH_RESERVATION : null;
        }
    }
}
