package docket.engine.whatif;

import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.order.LogSpan;
import docket.engine.rescore.CaseFacts;
import docket.engine.scoring.Fact;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks the cases that were opened in a span of the log, each with what the span holds of it. Reads only. */
final class PastCases {

    private static final String OPENED = """
            SELECT e.stream FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index >= ? AND l.log_index < ? AND e.type = 'case-opened' ORDER BY l.log_index""";
    private static final String EVENTS = "SELECT " + StoredEvents.COLUMNS + " " + """
            FROM docket.domain_event e JOIN docket.log_entry l USING (global_index)
             WHERE e.stream = ANY (?) AND e.type = ANY (?) AND l.log_index < ? AND octet_length(e.payload_salt) > 0
             ORDER BY e.stream, e.sequence""";
    private static final String[] TYPES = {
        "case-opened", "case-corrected", "content-revised", "case-resubmitted", "case-scored", "authority-resolved"
    };
    private static final int AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final ZoneId zone;
    private final StoredEvents rows = new StoredEvents();

    /** @param zone the agency's */
    PastCases(DataSource dataSource, ZoneId zone) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.zone = zone;
    }

    /** How many cases there were, and of how many the opening was disposed of, so that they were left out. */
    record Walked(long cases, long erased) {}

    Walked each(LogSpan span, Consumer<PastCase> visitor, LogSpan.Progress progress) {
        long cases = 0;
        long erased = 0;
        for (LogSpan window : span.windows()) {
            List<String> opened = jdbc.queryForList(OPENED, String.class, window.from(), window.to());
            for (int i = 0; i < opened.size(); i += AT_ONCE) {
                List<String> some = opened.subList(i, Math.min(opened.size(), i + AT_ONCE));
                Map<String, List<StoredEvent>> byCase = events(some, span.to());
                for (String caseId : some) {
                    List<StoredEvent> events = byCase.getOrDefault(caseId, List.of());
                    if (events.isEmpty() || !events.get(0).type().equals("case-opened")) {
                        erased++;
                    } else {
                        cases++;
                        visitor.accept(pastCase(events));
                    }
                }
            }
            progress.at(window.to() - span.from(), span.size());
        }
        return new Walked(cases, erased);
    }

    private Map<String, List<StoredEvent>> events(List<String> cases, long before) {
        Map<String, List<StoredEvent>> byCase = new HashMap<>();
        jdbc.query(EVENTS, rows, cases.toArray(String[]::new), TYPES, before)
                .forEach(event -> byCase.computeIfAbsent(event.stream(), id -> new ArrayList<>())
                        .add(event));
        return byCase;
    }

    private PastCase pastCase(List<StoredEvent> events) {
        CaseOpened opened = events.get(0).event(CaseOpened.class);
        CaseFacts facts = new CaseFacts(zone);
        Particulars asked = opened.particulars();
        boolean requested = !opened.requestedLine().isEmpty();
        List<PastCase.Scored> scores = new ArrayList<>();
        List<PastCase.Routed> routings = new ArrayList<>();
        for (StoredEvent event : events) {
            facts.after(event);
            long logIndex = Objects.requireNonNull(event.logIndex());
            switch (event.type()) {
                case "case-corrected" ->
                    asked = event.event(CaseCorrected.class).now();
                case "case-resubmitted" ->
                    requested =
                            !event.event(CaseResubmitted.class).requestedLine().isEmpty();
                case "case-scored" -> {
                    CaseScored scored = event.event(CaseScored.class);
                    scores.add(new PastCase.Scored(
                            scored.round(), logIndex, scored.score(), known(facts.facts(), scored.score())));
                }
                case "authority-resolved" -> {
                    AuthorityResolved said = event.event(AuthorityResolved.class);
                    routings.add(new PastCase.Routed(
                            said.round(),
                            logIndex,
                            event.occurredAt(),
                            asked,
                            said.decision(),
                            said.decisionVersion(),
                            said.rules(),
                            said.holders(),
                            said.line(),
                            requested));
                }
                default -> {}
            }
        }
        return new PastCase(
                events.get(0).stream(),
                opened.process(),
                asked.kind(),
                asked.organization(),
                List.copyOf(scores),
                List.copyOf(routings));
    }

    /** The facts of the events, in which those that were recorded as the score's inputs take precedence. */
    private static Map<String, Fact> known(Map<String, Fact> facts, ScoreRecord score) {
        Map<String, Fact> known = new LinkedHashMap<>(facts);
        score.features()
                .forEach(feature -> known.put(feature.name(), new Fact(feature.value(), feature.sourceEvent())));
        return known;
    }
}
