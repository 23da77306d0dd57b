package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.engine.budget.command.CommitFunds;
import docket.engine.budget.command.ReleaseFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.money.Money;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.store.RecordJson;
import docket.engine.store.RecordStore;
import docket.engine.unit.Act;
import docket.engine.unit.Actor;
import docket.engine.unit.Commands;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** A budget line with a long stream is loaded from a snapshot, and is the same line. */
class HotLineTest extends ProcessTest {

    private static final Act ACT = new Act(new Actor.Machine("test", "1"), Door.CLI);

    @Test
    void a_line_goes_on_from_its_snapshot_as_if_from_its_events() {
        budgetLine("hot", "1000.00");
        for (int i = 0; i < 60; i++) {
            send(new ReserveFunds("hot", "case-" + i, Money.parse("10.00", "EUR")));
            if (i % 3 == 0) {
                send(new CommitFunds("hot", "case-" + i));
            } else if (i % 3 == 1) {
                send(new ReleaseFunds("hot", "case-" + i, "rejected"));
            }
        }
        await(() -> snapshots() > 0 ? true : null);

        send(new CommitFunds("hot", "case-2"));

        assertThat(money("hot")).isEqualTo("190.00 210.00 600.00");
        refused(RefusalCode.INSUFFICIENT_FUNDS, new ReserveFunds("hot", "late", Money.parse("600.01", "EUR")));
        refused(RefusalCode.RESERVATION_EXISTS, new ReserveFunds("hot", "case-5", Money.parse("1.00", "EUR")));
        refused(RefusalCode.NO_SUCH_RESERVATION, new CommitFunds("hot", "case-2"));
        send(new ReserveFunds("hot", "late", Money.parse("600.00", "EUR")));
        assertThat(money("hot")).isEqualTo("790.00 210.00 0.00");
        assertThat(snapshots()).as("an older snapshot is not kept").isEqualTo(1);
    }

    @Test
    void what_is_stored_of_a_line_is_what_is_remembered_of_it() throws Exception {
        budgetLine("cold", "1000.00");
        for (int i = 0; i < 60; i++) {
            send(new ReserveFunds("cold", "case-" + i, Money.parse("10.00", "EUR")));
        }
        send(new CommitFunds("cold", "case-7"));
        RecordStore program = context.getBean(RecordStore.class);
        DomainEventMessage<?> remembered =
                await(() -> program.storage().readSnapshot("cold").orElse(null));

        RecordStore anotherProgram = new RecordStore(context.getBean(DataSource.class), List.of());
        DomainEventMessage<?> stored =
                anotherProgram.storage().readSnapshot("cold").orElseThrow();

        assertThat(stored.getSequenceNumber()).isEqualTo(remembered.getSequenceNumber());
        assertThat(json(stored)).isEqualTo(json(remembered));
    }

    private static String json(DomainEventMessage<?> snapshot) throws JsonProcessingException {
        return RecordJson.mapper().writeValueAsString(snapshot.getPayload());
    }

    private static int snapshots() {
        return jdbc.queryForObject("SELECT count(*) FROM docket.snapshot_event WHERE stream = 'hot'", Integer.class);
    }

    private static void refused(RefusalCode code, Object command) {
        assertThatThrownBy(() -> send(command))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void send(Object command) {
        context.getBean(RootUnit.class)
                .execute(ACT, () -> context.getBean(Commands.class).send(command));
    }
}
