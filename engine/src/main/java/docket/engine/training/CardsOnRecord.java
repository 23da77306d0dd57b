package docket.engine.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.order.LogSpan;
import docket.engine.store.CurrentEvents;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Follows how the cards did on this record's own cases: the scores as they were recorded before anybody knew the end,
 * held against what officers decided in the same round. A round came back if an officer returned it and passed if it
 * was finally approved, as in {@link RecordedCases}; what was rejected or withdrawn did neither. It follows the one
 * order on a thread of its own and remembers where it was, so that asking costs what was added since. Thread-safe.
 */
public final class CardsOnRecord implements AutoCloseable {

    /** The latest decided rounds of a card that are remembered; older ones no longer count. */
    static final int LATEST = 10_000;

    private static final String SELECT = """
            SELECT e.stream, e.type, e.revision, e.payload
              FROM docket.log_entry l JOIN docket.domain_event e USING (global_index)
             WHERE l.log_index >= ? AND l.log_index < ? AND octet_length(e.payload_salt) > 0
               AND e.type IN ('case-scored', 'step-decided', 'case-closed')
             ORDER BY l.log_index""";

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final Duration patience;
    private final ObjectMapper json = RecordJson.mapper();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "docket-cards-on-record");
        thread.setDaemon(true);
        return thread;
    });

    /** The score of each case's round under way, by case id. Only the reader's thread touches it and {@code next}. */
    private final Map<String, Scored> open = new HashMap<>();

    private long next;

    /** The decided rounds by the SHA-256 of the card that scored them. Guarded by itself. */
    private final Map<String, Deque<Decided>> decided = new HashMap<>();

    /** @param patience how long somebody who asks waits for what is not counted yet */
    public CardsOnRecord(DataSource database, Duration patience) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.patience = patience;
    }

    private record Scored(int round, String sha256, long sum, int probabilityMicros, boolean checked) {}

    private record Decided(String caseId, Evaluator.Outcome outcome, boolean checked) {}

    /**
     * How a card did on the decided rounds that it scored.
     *
     * @param checked of how many rounds it advised to check
     * @param aucMicros see {@link docket.engine.scoring.Scorecard.Evaluation}; says nothing where there are not
     *     {@link #isEnough}
     */
    public record Figures(
            int decided, int returned, int checked, int checkedAndReturned, int aucMicros, int brierMicros) {

        /** The least decided rounds for a figure to say something. */
        public static final int LEAST = 30;

        /** The least of them that came back, and the least that did not. */
        public static final int LEAST_OF_EACH = 5;

        public boolean isEnough() {
            return decided >= LEAST && returned >= LEAST_OF_EACH && decided - returned >= LEAST_OF_EACH;
        }

        /** The Brier score of always saying one probability, in millionths. */
        public int brierMicrosOfAlways(double probability) {
            double rate = decided == 0 ? 0 : (double) returned / decided;
            return (int) Math.round(1_000_000
                    * (rate * (1 - probability) * (1 - probability) + (1 - rate) * probability * probability));
        }
    }

    /** Begins to count, so that the first who asks need not wait. */
    public void start() {
        reader.submit(this::follow);
    }

    /**
     * The figures of a card up to now; empty while they are still being counted.
     *
     * @param without the case beside which they are shown, whose own end is no part of them
     */
    public Optional<Figures> of(String sha256, String without) {
        Future<?> following = reader.submit(this::follow);
        try {
            following.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return Optional.of(figures(sha256, without));
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }

    private Figures figures(String sha256, String without) {
        List<Decided> others = new ArrayList<>();
        synchronized (decided) {
            for (Decided decidedCase : decided.getOrDefault(sha256, new ArrayDeque<>())) {
                if (!decidedCase.caseId().equals(without)) {
                    others.add(decidedCase);
                }
            }
        }
        Evaluator evaluator =
                new Evaluator(others.stream().map(Decided::outcome).toList());
        return new Figures(
                others.size(),
                (int) others.stream()
                        .filter(decidedCase -> decidedCase.outcome().returned())
                        .count(),
                (int) others.stream().filter(Decided::checked).count(),
                (int) others.stream()
                        .filter(decidedCase ->
                                decidedCase.checked() && decidedCase.outcome().returned())
                        .count(),
                evaluator.aucMicros(),
                evaluator.brierMicros());
    }

    private void follow() {
        for (LogSpan window : LogSpan.of(database, next, null).windows()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            jdbc.query(
                    SELECT,
                    row -> {
                        take(row.getString("stream"), row.getString("type"), said(row));
                    },
                    window.from(),
                    window.to());
            next = window.to();
        }
    }

    private void take(String caseId, String type, @Nullable JsonNode payload) {
        if (payload == null) {
            return;
        }
        switch (type) {
            case "case-scored" -> open.put(caseId, scored(payload.path("round").asInt(), payload.path("score")));
            case "case-closed" -> open.remove(caseId);
            default ->
                decided(
                        caseId,
                        payload.path("round").asInt(),
                        payload.path("outcome").asText());
        }
    }

    private void decided(String caseId, int round, String outcome) {
        if (outcome.equals("RETURNED") || outcome.equals("APPROVED")) {
            Scored scored = open.remove(caseId);
            if (scored != null && scored.round() == round) {
                remember(
                        scored,
                        new Decided(
                                caseId,
                                new Evaluator.Outcome(
                                        scored.sum(), scored.probabilityMicros(), outcome.equals("RETURNED")),
                                scored.checked()));
            }
        }
    }

    private void remember(Scored scored, Decided decidedCase) {
        synchronized (decided) {
            Deque<Decided> latest = decided.computeIfAbsent(scored.sha256(), sha -> new ArrayDeque<>());
            latest.add(decidedCase);
            if (latest.size() > LATEST) {
                latest.remove();
            }
        }
    }

    private static Scored scored(int round, JsonNode score) {
        return new Scored(
                round,
                score.path("modelSha256").asText(),
                score.path("sum").asLong(),
                score.path("probabilityMicros").asInt(),
                score.path("advice").asText().equals("CHECK"));
    }

    /** Reads what an event says; null where it cannot be read, of which {@code fsck} tells. */
    private @Nullable JsonNode said(ResultSet row) throws SQLException {
        try {
            return CurrentEvents.today(
                    row.getString("type"), row.getString("revision"), json.readTree(row.getBytes("payload")));
        } catch (IOException | SerializationException e) {
            return null;
        }
    }
}
