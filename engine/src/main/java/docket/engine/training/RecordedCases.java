package docket.engine.training;

import docket.engine.casefile.event.line.StepDecided;
import docket.engine.rescore.CaseFacts;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rounds of the record's own cases, read in the one order. A round came back if an officer returned it, and passed if
 * it was finally approved; one that was rejected or withdrawn did neither and is left out, as is one still under way.
 */
public final class RecordedCases implements TrainingCases {
    private static final String DECIDED = "step-decided";
    private static final String[] TYPES =
            Stream.concat(CaseFacts.EVENT_TYPES.stream(), Stream.of(DECIDED)).toArray(String[]::new);
    private static final int PAGE = 5_000;
    private static final String SELECT = "SELECT " + StoredEvents.COLUMNS
            + " FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)"
            + " WHERE l.log_index > ? AND e.type = ANY (?) AND octet_length(e.payload_salt) > 0 ORDER BY l.log_index LIMIT "
            + PAGE;

    private final JdbcTemplate jdbc;
    private final ZoneId zone;
    private final CardPlan plan;
    private final StoredEvents rows = new StoredEvents();

    /**
     * @param zone the agency's
     * @param plan whose cases are read, and what of them
     */
    public RecordedCases(DataSource dataSource, ZoneId zone, CardPlan plan) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.zone = zone;
        this.plan = plan;
    }

    @Override
    public String source() {
        return "the record";
    }

    @Override
    public String label() {
        return "an officer returned the case in that round; not returned means finally approved in that round";
    }

    @Override
    public List<TrainingCase> read() {
        Map<String, CaseFacts> submitted = new HashMap<>();
        List<TrainingCase> cases = new ArrayList<>();
        for (List<StoredEvent> page = page(-1); !page.isEmpty(); page = page(lastIndex(page))) {
            for (StoredEvent event : page) {
                CaseFacts facts = submitted.computeIfAbsent(event.stream(), stream -> new CaseFacts(zone, plan::has));
                facts.after(event);
                ending(event, facts).ifPresent(cases::add);
            }
        }
        return cases;
    }

    private Optional<TrainingCase> ending(StoredEvent event, CaseFacts facts) {
        if (!event.type().equals(DECIDED)
                || plan.process() != null && !plan.process().equals(facts.process())) {
            return Optional.empty();
        }
        return switch (event.event(StepDecided.class).outcome()) {
            case RETURNED -> Optional.of(ended(event, facts, true));
            case APPROVED -> Optional.of(ended(event, facts, false));
            default -> Optional.empty();
        };
    }

    private TrainingCase ended(StoredEvent event, CaseFacts facts, boolean returned) {
        SortedMap<String, String> features = new TreeMap<>();
        facts.facts().forEach((name, fact) -> {
            if (fact.value() != null && plan.has(name)) {
                features.put(name, fact.value());
            }
        });
        return new TrainingCase(
                event.stream() + "/" + facts.round(), facts.submittedAt(), event.occurredAt(), features, returned);
    }

    private List<StoredEvent> page(long after) {
        return jdbc.query(SELECT, rows, after, TYPES);
    }

    private static long lastIndex(List<StoredEvent> page) {
        return Objects.requireNonNull(page.get(page.size() - 1).logIndex());
    }
}
