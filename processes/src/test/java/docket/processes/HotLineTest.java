package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.engine.budget.BudgetLine;
import docket.engine.budget.BudgetLineSnapshots;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.budget.event.spending.FundsReserved;
import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.organization.Machine;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordStore;
import docket.engine.store.json.RecordJson;
import docket.engine.store.load.LongStreams;
import docket.engine.store.load.ShortStreams;
import docket.engine.unit.Act;
import docket.engine.unit.AggregateCommand;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;

/** A budget line with a long stream is loaded from what is remembered or from a snapshot, and is the same line. */
class HotLineTest extends ProcessTest {

    private static final Act ACT = new Act(new Machine("test", "1"), Door.CLI);

    @Test
    void a_line_goes_on_from_what_is_remembered_and_from_its_snapshot_as_if_from_its_events() {
        budgetLine("hot", "10000.00");
        for (int i = 0; i < 160; i++) {
            send(new ReserveFunds("hot", "case-" + i, Money.parse("10.00", "EUR"), "facilities", Set.of(YEAR)));
            if (i % 3 == 0) {
                send(new CommitFunds("hot", "case-" + i, CaseState.APPROVED));
            } else if (i % 3 == 1) {
                send(new ReleaseFunds("hot", "case-" + i, CaseState.REJECTED));
            }
        }
        await(() -> snapshots() > 0 ? true : null);

        assertThat(asLoadedBy(context.getBean(Configuration.class).repository(BudgetLine.class), "hot"))
                .isEqualTo(asLoadedBy(cold(), "hot"))
                .isEqualTo(asLoadedBy(fromEventsAlone(), "hot"));
        refused(
                BudgetRefusal.INSUFFICIENT_FUNDS,
                new ReserveFunds("hot", "late", Money.parse("8930.01", "EUR"), "facilities", Set.of(YEAR)));
        refused(
                BudgetRefusal.RESERVATION_EXISTS,
                new ReserveFunds("hot", "case-5", Money.parse("1.00", "EUR"), "facilities", Set.of(YEAR)));
        refused(BudgetRefusal.NO_SUCH_RESERVATION, new CommitFunds("hot", "case-3", CaseState.APPROVED));
        send(new ReserveFunds("hot", "late", Money.parse("8930.00", "EUR"), "facilities", Set.of(YEAR)));
        assertThat(money("hot")).isEqualTo("9460.00 540.00 0.00");
        assertThat(snapshots()).as("an older snapshot is not kept").isEqualTo(1);
    }

    @Test
    void a_snapshot_of_an_earlier_revision_is_neither_read_nor_called_wrong() {
        budgetLine("old", "100.00");
        send(new ReserveFunds("old", "case-1", Money.parse("10.00", "EUR"), "facilities", Set.of(YEAR)));
        jdbc.update("""
                INSERT INTO docket.snapshot_event (event_id, stream, sequence, stream_type, type, occurred_at, payload, metadata)
                VALUES ('old', 'old', 1, 'BudgetLine', ?, '2026-01-01T00:00:00Z', '{"lineId":"old"}', '{}')""", BudgetLine.class.getName());

        assertThat(asLoadedBy(cold(), "old")).isEqualTo(asLoadedBy(fromEventsAlone(), "old"));
        assertThat(new BudgetLineSnapshots(context.getBean(RecordStore.class), context.getBean(DataSource.class))
                        .differing())
                .noneMatch(line -> line.startsWith("old"));
    }

    @Test
    void what_another_program_stored_since_is_read_after_what_is_remembered() {
        budgetLine("shared", "100.00");
        send(new ReserveFunds("shared", "case-1", Money.parse("10.00", "EUR"), "facilities", Set.of(YEAR)));
        store(2, new FundsReserved("shared", "case-2", Money.parse("80.00", "EUR"), List.of()));

        refused(
                BudgetRefusal.INSUFFICIENT_FUNDS,
                new ReserveFunds("shared", "case-3", Money.parse("10.01", "EUR"), "facilities", Set.of(YEAR)));
        refused(
                BudgetRefusal.RESERVATION_EXISTS,
                new ReserveFunds("shared", "case-2", Money.parse("1.00", "EUR"), "facilities", Set.of(YEAR)));
        send(new ReserveFunds("shared", "case-3", Money.parse("10.00", "EUR"), "facilities", Set.of(YEAR)));
    }

    @Test
    void what_was_rolled_back_is_not_remembered() {
        budgetLine("calm", "100.00");
        send(new ReserveFunds("calm", "case-1", Money.parse("10.00", "EUR"), "facilities", Set.of(YEAR)));

        assertThatThrownBy(() -> unit(() -> {
                    commands()
                            .send(new ReserveFunds(
                                    "calm", "case-2", Money.parse("90.00", "EUR"), "facilities", Set.of(YEAR)));
                    throw new IllegalStateException("after the reservation");
                }))
                .isInstanceOf(IllegalStateException.class);

        send(new ReserveFunds("calm", "case-2", Money.parse("90.00", "EUR"), "facilities", Set.of(YEAR)));
    }

    /** A repository of a program that remembers nothing. */
    private static Repository<BudgetLine> cold() {
        return new LongStreams<>(
                BudgetLine.class, axon(), NullLockFactory.INSTANCE, NoSnapshotTriggerDefinition.INSTANCE);
    }

    private static Repository<BudgetLine> fromEventsAlone() {
        return new ShortStreams<>(BudgetLine.class, axon(), NullLockFactory.INSTANCE);
    }

    private static Configuration axon() {
        return context.getBean(Configuration.class);
    }

    private static String asLoadedBy(Repository<BudgetLine> repository, String lineId) {
        return unit(() -> repository.load(lineId).invoke(HotLineTest::json));
    }

    private static String json(BudgetLine line) {
        try {
            return RecordJson.mapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(long sequence, FundsReserved event) {
        unit(() -> {
            context.getBean(EventStore.class)
                    .publish(new GenericDomainEventMessage<>("BudgetLine", event.lineId(), sequence, event));
            return null;
        });
    }

    private static int snapshots() {
        return jdbc.queryForObject("SELECT count(*) FROM docket.snapshot_event WHERE stream = 'hot'", Integer.class);
    }

    private static void refused(RefusalCode code, AggregateCommand command) {
        assertThatThrownBy(() -> send(command))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void send(AggregateCommand command) {
        unit(() -> commands().send(command));
    }

    private static Commands commands() {
        return context.getBean(Commands.class);
    }

    private static <T> T unit(Callable<T> work) {
        return context.getBean(RootUnit.class).execute(ACT, work);
    }
}
