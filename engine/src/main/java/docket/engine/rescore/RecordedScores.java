package docket.engine.rescore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.allocation.event.RequestScored;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.order.LogSpan;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.CurrentEvents;
import docket.engine.store.Disposed;
import docket.engine.store.EventTypes;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes every score of the record again, along the one order, from its recorded inputs and its recorded card. Reads
 * only: an auditor's connection is enough. Holds a window of the order at a time. Not thread-safe.
 */
public final class RecordedScores {

    private static final String SELECT = """
            SELECT l.log_index, e.event_id, e.stream, e.type, e.revision, e.payload
              FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index >= ? AND l.log_index < ?
               AND e.type IN ('case-scored', 'scoring-failed', 'request-scored', 'requests-not-scored')
             ORDER BY l.log_index""";

    private static final Set<String> FAILED = Set.of("scoring-failed", "requests-not-scored");

    /** What a recorded score turned out to be. */
    public enum Verdict {
        /** The recorded card gives the recorded bytes again. */
        SAME,
        /** The recorded card gives other bytes: the record, or the card, was altered. */
        DIFFERENT,
        /** The card is not in the store, or cannot be read there. */
        NO_MODEL,
        /** Its inputs are gone: they were disposed of, or are sealed for somebody who was erased. */
        ERASED
    }

    /** One score, where it stands in the record, and what it turned out to be. */
    public record Finding(Verdict verdict, String caseId, String eventId, long logIndex) {}

    /**
     * The scores of the span, counted.
     *
     * @param fallback scores that were made with the model last known, because the newest could not be read
     * @param failed submissions that no model scored; there is nothing to make again
     */
    public record Report(LogSpan span, Map<Verdict, Long> scores, long fallback, long failed) {

        public Report {
            scores = Map.copyOf(scores);
        }

        public long count(Verdict verdict) {
            return scores.getOrDefault(verdict, 0L);
        }

        public long all() {
            return scores.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whether nothing speaks against the record; that something was erased does not. */
        public boolean holds() {
            return count(Verdict.DIFFERENT) == 0 && count(Verdict.NO_MODEL) == 0;
        }
    }

    private record Row(
            long logIndex, String eventId, String caseId, String type, String revision, byte @Nullable [] payload) {}

    private final JdbcTemplate jdbc;
    private final ModelStore models;
    private final ObjectMapper json = RecordJson.mapper();
    private final Map<String, Optional<Model>> known = new HashMap<>();

    public RecordedScores(DataSource dataSource, ModelStore models) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.models = models;
    }

    /** @param unusual is told of each score that is not the {@link Verdict#SAME}, in the order of the log */
    public Report makeAllAgain(LogSpan span, Consumer<Finding> unusual, LogSpan.Progress progress) {
        Map<Verdict, Long> scores = new HashMap<>();
        long fallback = 0;
        long failed = 0;
        for (LogSpan window : span.windows()) {
            for (Row row : rows(window)) {
                if (FAILED.contains(row.type())) {
                    failed++;
                    continue;
                }
                JsonNode payload = payload(row);
                Verdict verdict = payload == null ? verdictWithoutJson(row) : verdict(row, payload);
                scores.merge(verdict, 1L, Long::sum);
                fallback += payload != null && payload.path("score").has("fallback") ? 1 : 0;
                if (verdict != Verdict.SAME) {
                    unusual.accept(new Finding(verdict, row.caseId(), row.eventId(), row.logIndex()));
                }
            }
            progress.at(window.to() - span.from(), span.size());
        }
        return new Report(span, scores, fallback, failed);
    }

    private Iterable<Row> rows(LogSpan window) {
        return jdbc.query(
                SELECT,
                (row, n) -> new Row(
                        row.getLong("log_index"),
                        row.getString("event_id"),
                        caseOf(row.getString("stream")),
                        row.getString("type"),
                        row.getString("revision"),
                        row.getBytes("payload")),
                window.from(),
                window.to());
    }

    private static String caseOf(String stream) {
        return stream.startsWith(RoundEvent.PREFIX) ? RoundEvent.caseOf(stream) : stream;
    }

    private @Nullable JsonNode payload(Row row) {
        byte[] payload = row.payload();
        try {
            return payload == null ? null : CurrentEvents.today(row.type(), row.revision(), json.readTree(payload));
        } catch (IOException e) {
            return null;
        }
    }

    private static Verdict verdictWithoutJson(Row row) {
        return row.payload() == null ? Verdict.ERASED : Verdict.DIFFERENT;
    }

    private Verdict verdict(Row row, JsonNode payload) {
        if (payload.has(Disposed.TYPE)) {
            return Verdict.ERASED;
        }
        for (JsonNode feature : payload.path("score").path("features")) {
            if (feature.path("value").has("sealed")) {
                return Verdict.ERASED;
            }
        }
        Optional<Model> model = model(payload.path("score").path("modelSha256").asText());
        if (model.isEmpty()) {
            return Verdict.NO_MODEL;
        }
        return isTheSame(row, payload, model.get()) ? Verdict.SAME : Verdict.DIFFERENT;
    }

    /**
     * Whether the bytes of the record, as they would be stored today, are what the card says to the recorded inputs.
     */
    private boolean isTheSame(Row row, JsonNode payload, Model model) {
        try {
            Object recorded =
                    json.treeToValue(payload, EventTypes.named(row.type()).payload());
            Object event = recorded instanceof RequestScored one
                    ? new RequestScored(one.roundId(), one.requestId(), again(one.score(), model))
                    : again((CaseScored) recorded, model);
            byte[] today = EventTypes.of(event.getClass()).revision().equals(row.revision())
                    ? row.payload()
                    : json.writeValueAsBytes(recorded);
            return Arrays.equals(json.writeValueAsBytes(event), today);
        } catch (IOException | RuntimeException altered) {
            return false; // a payload that is no score was altered: it is not the same
        }
    }

    private static CaseScored again(CaseScored recorded, Model model) {
        return new CaseScored(recorded.caseId(), recorded.round(), again(recorded.score(), model));
    }

    private static ScoreRecord again(ScoreRecord recorded, Model model) {
        return Rescore.compare(recorded, model).again();
    }

    private Optional<Model> model(String sha256) {
        return known.computeIfAbsent(sha256, sha -> {
            try {
                return models.find(sha);
            } catch (IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        });
    }
}
