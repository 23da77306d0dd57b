package docket.engine.proof;

import docket.engine.organization.Machine;
import docket.engine.store.CurrentEvents;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which keys signed the log, as the record says it. */
public final class LogKeys {

    private static final Act ACT = new Act(new Machine("docket-log", "1"), Door.JOB);
    private static final String RECORDED = """
            SELECT type, revision, payload FROM docket.domain_event
             WHERE subjects @> ARRAY[?::text] ORDER BY global_index DESC""";

    private final JdbcTemplate jdbc;
    private final RootUnit rootUnit;
    private final EventStore events;
    private final Envelope envelope;

    public LogKeys(DataSource dataSource, RootUnit rootUnit, EventStore events, Envelope envelope) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.rootUnit = rootUnit;
        this.events = events;
        this.envelope = envelope;
    }

    /** The verifier key that signs, as the record has it; empty where no log was ever begun. */
    Optional<String> newest() {
        return recorded().stream().findFirst();
    }

    /** All verifier keys that have signed, the newest first. */
    public List<String> recorded() {
        return jdbc.query(RECORDED, (row, n) -> key(row), LogKeyTaken.SUBJECT);
    }

    private static String key(ResultSet row) throws SQLException {
        try {
            return ((LogKeyTaken) CurrentEvents.read(row)).key();
        } catch (IOException e) {
            throw new IllegalStateException("An event of the log's keys holds no such key", e);
        }
    }

    /** Records the key, unless it is the newest on record. */
    void take(String verifierKey) {
        String before = newest().orElse(null);
        if (!verifierKey.equals(before)) {
            rootUnit.execute(ACT, () -> {
                events.publish(new GenericEventMessage<>(
                        new LogKeyTaken(verifierKey, before), MetaData.from(envelope.ofAct())));
                return null;
            });
        }
    }
}
