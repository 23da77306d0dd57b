package docket.api.page.why;

import docket.api.page.words.Called;
import docket.engine.store.StoredEvent;
import docket.processes.act.Unrestricted;
import docket.processes.authority.AuthorityRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/** Tells the reasons by which a case went its way. They rest on its events and on the authority tables as deployed. Thread-safe. */
@Component
public final class Reasons {

    private final AuthorityRows rows;
    private final Unrestricted unrestricted;

    Reasons(AuthorityRows rows, ProcessEngine engine) {
        this.rows = rows;
        this.unrestricted = new Unrestricted(engine);
    }

    /** The rules of the authority tables of today, by name, with what they say. */
    public Map<String, String> rules(Locale reader) {
        Map<String, String> rules = new LinkedHashMap<>();
        unrestricted.read(rows::newest).forEach(row -> rules.putIfAbsent(row.rule(), row.reason(reader)));
        return rules;
    }

    /** Why what the event says came about; {@code round} counts from 1. */
    public record Reason(String eventId, String type, int round, String text) {

        /** Whether it says why a step went to somebody, and not by what right they decided it. */
        public boolean isOfWay() {
            return !type.equals("step-decided");
        }
    }

    /**
     * A sentence for each event that gave a step to somebody or took it away, in their order.
     *
     * @param course the case's events from the beginning of a round on
     */
    public List<Reason> of(List<StoredEvent> course, Called called) {
        RoundSoFar soFar = new RoundSoFar(
                called, (table, version, rules) -> unrestricted.read(() -> rows.of(table, version, rules)));
        List<Reason> reasons = new ArrayList<>();
        for (StoredEvent event : course) {
            if (!event.isDisposed()) {
                String text = soFar.take(event);
                if (!text.isEmpty()) {
                    reasons.add(new Reason(event.eventId(), event.type(), soFar.round(), text));
                }
            }
        }
        return reasons;
    }
}
