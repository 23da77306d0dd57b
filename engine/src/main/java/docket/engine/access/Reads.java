package docket.engine.access;

import docket.engine.organization.Person;
import docket.engine.text.Characters;
import docket.engine.unit.Act;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records what auditors, administrators and workers read, and what anybody reads of confidential cases. It is called
 * before they are shown it, and what cannot be recorded is not shown. Thread-safe.
 */
public final class Reads {

    private static final int LONGEST = 200;
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final String KNOWN = """
            SELECT EXISTS (SELECT FROM docket.domain_event
                WHERE subjects @> ARRAY[?::text] AND type = 'record-read' AND occurred_at > ?
                  AND convert_from(metadata, 'UTF8')::jsonb ->> 'person' = ?
                  AND docket.readable(payload) ->> 'what' = ?)""";

    private final RootUnit rootUnit;
    private final EventStore events;
    private final Envelope envelope;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Reads(RootUnit rootUnit, EventStore events, Envelope envelope, DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.rootUnit = rootUnit;
        this.events = events;
        this.envelope = envelope;
    }

    /** Records that one case was read. */
    public void ofCase(Act act, String what, String caseId) {
        record(act, new RecordRead(what, caseId, Map.of()));
    }

    /**
     * Records that one case was read, unless the same person read it in the same way within the hour: a screen that
     * asks again and again has been read once.
     */
    public void ofCaseAnew(Act act, String what, String caseId) {
        String person = act.actor() instanceof Person one ? one.id() : "";
        String since = clock.instant().minus(AGAIN).toString();
        Boolean isRecorded = jdbc.queryForObject(KNOWN, Boolean.class, RecordRead.subject(caseId), since, person, what);
        if (!Boolean.TRUE.equals(isRecorded)) {
            ofCase(act, what, caseId);
        }
    }

    /** Records that many cases were read, and what was asked for, cut where it is very long. */
    public void ofMany(Act act, String what, Map<String, String> question) {
        Map<String, String> asked = new TreeMap<>();
        question.forEach((name, value) -> asked.put(name, Characters.cut(value, LONGEST)));
        record(act, new RecordRead(what, null, asked));
    }

    private void record(Act act, RecordRead read) {
        rootUnit.execute(act, () -> {
            events.publish(new GenericEventMessage<>(read, MetaData.from(envelope.ofAct())));
            return null;
        });
    }
}
