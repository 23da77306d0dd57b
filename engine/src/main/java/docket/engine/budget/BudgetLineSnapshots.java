package docket.engine.budget;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.store.RecordStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares the stored snapshots of budget lines with the events that they stand for: a program that remembers nothing
 * of a line believes its snapshot, unless that is of an earlier revision. Writes nothing.
 */
public final class BudgetLineSnapshots {

    private static final String STORED = """
            SELECT stream, sequence, type, payload FROM docket.snapshot_event
             WHERE revision = ? OR type <> ? ORDER BY stream, sequence""";

    private final RecordStore store;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json = new ObjectMapper();
    private final AggregateModel<BudgetLine> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(
            BudgetLine.class,
            ClasspathParameterResolverFactory.forClass(BudgetLine.class),
            ClasspathHandlerDefinition.forClass(BudgetLine.class));

    public BudgetLineSnapshots(RecordStore store, DataSource dataSource) {
        this.store = store;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    private record Stored(String stream, long sequence, String type, byte[] payload) {}

    /**
     * The snapshots that differ from what the events lead to, each by its line and the event after which it was taken.
     */
    public List<String> differing() {
        List<String> differing = new ArrayList<>();
        jdbc
                .query(
                        STORED,
                        (row, n) -> new Stored(row.getString(1), row.getLong(2), row.getString(3), row.getBytes(4)),
                        BudgetLine.REVISION,
                        BudgetLine.class.getName())
                .stream()
                .filter(snapshot -> !isTrue(snapshot))
                .forEach(snapshot -> differing.add(snapshot.stream() + " after event " + snapshot.sequence()));
        return differing;
    }

    private boolean isTrue(Stored stored) {
        if (!stored.type().equals(BudgetLine.class.getName())) {
            return false;
        }
        BudgetLine folded = new BudgetLine();
        long last = -1;
        DomainEventStream events = store.storage().readEvents(stored.stream());
        while (last < stored.sequence() && events.hasNext()) {
            var event = events.next();
            model.publish(event, folded);
            last = event.getSequenceNumber();
        }
        byte[] remade =
                store.generalSerializer().serialize(folded, byte[].class).getData();
        try {
            return last == stored.sequence() && json.readTree(remade).equals(json.readTree(stored.payload()));
        } catch (IOException altered) {
            return false;
        }
    }
}
