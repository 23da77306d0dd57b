package docket.engine.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.casefile.event.CaseScored;
import docket.engine.store.RecordJson;
import docket.engine.store.StoredEvent;
import docket.engine.store.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes every score of the record again, in the order of insertion. Reads only: an auditor's connection is enough. */
public final class RecordedScores {
    private static final int PAGE = 1_000;
    private static final String SELECT = "SELECT " + StoredEvents.COLUMNS
            + " FROM docket.domain_event e LEFT JOIN docket.log_entry l USING (global_index)"
            + " WHERE e.global_index > ? AND e.type = 'case-scored' ORDER BY e.global_index LIMIT " + PAGE;

    private final JdbcTemplate jdbc;
    private final Rescore rescore;
    private final StoredEvents rows = new StoredEvents();
    private final ObjectMapper json = RecordJson.mapper();

    public RecordedScores(DataSource dataSource, ModelStore models) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.rescore = new Rescore(models);
    }

    /** What came of it: how many scores there are, and the ids of the events whose score is not what its card says. */
    public record Findings(int scores, List<String> different, List<String> withoutModel) {
        public boolean allTheSame() {
            return different.isEmpty() && withoutModel.isEmpty();
        }
    }

    public Findings makeAllAgain() {
        int scores = 0;
        List<String> different = new ArrayList<>();
        List<String> withoutModel = new ArrayList<>();
        long after = -1;
        for (List<StoredEvent> page = page(after); !page.isEmpty(); page = page(after)) {
            for (StoredEvent event : page) {
                Optional<Rescore.Comparison> comparison = rescore.again(score(event));
                if (comparison.isEmpty()) {
                    withoutModel.add(event.eventId());
                } else if (!comparison.get().same()) {
                    different.add(event.eventId());
                }
                scores++;
                after = event.globalIndex();
            }
        }
        return new Findings(scores, List.copyOf(different), List.copyOf(withoutModel));
    }

    private List<StoredEvent> page(long after) {
        return jdbc.query(SELECT, rows, after);
    }

    private ScoreRecord score(StoredEvent event) {
        try {
            return json.treeToValue(event.payload(), CaseScored.class).score();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.eventId() + " holds no score", e);
        }
    }
}
