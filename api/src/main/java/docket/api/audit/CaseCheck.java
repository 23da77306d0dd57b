package docket.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.casefile.event.CaseScored;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.Rescore;
import docket.engine.store.CaseEvents;
import docket.engine.store.RecordJson;
import docket.engine.store.StoredEvent;
import docket.engine.view.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a case and its scores again from the events, and compares. Writes nothing. */
@Component
class CaseCheck {

    private static final int PAGE = 500;

    private final Projections projections;
    private final CaseEvents events;
    private final Rescore rescore;
    private final ObjectMapper json = RecordJson.mapper();

    CaseCheck(Projections projections, CaseEvents events, ModelStore models) {
        this.projections = projections;
        this.events = events;
        this.rescore = new Rescore(models);
    }

    /** What came of it. {@code differences} names the fields that the screens show otherwise than the events say. */
    public record Result(Instant at, long events, List<String> differences, List<Score> scores) {

        public boolean agrees() {
            return differences.isEmpty() && scores.stream().allMatch(score -> score.verdict() == Verdict.SAME);
        }
    }

    /** A recorded score, made again; the difference of the sum is null where the model is not in the store. */
    public record Score(
            String eventId,
            long version,
            Verdict verdict,
            @Nullable Long sumDifference) {}

    /** Whether the score made again is the recorded one, to the bit. */
    public enum Verdict {
        SAME,
        DIFFERENT,
        NO_MODEL
    }

    /** Empty where the case has no event. */
    Optional<Result> check(String caseId, Instant now) {
        return Optional.ofNullable(projections.compare(caseId))
                .map(found -> new Result(now, found.rebuilt().version(), found.differences(), scores(caseId)));
    }

    private List<Score> scores(String caseId) {
        List<Score> scores = new ArrayList<>();
        List<StoredEvent> page = events.list(caseId, 0, PAGE, false);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(event -> event.type().equals("case-scored"))
                    .map(this::again)
                    .forEach(scores::add);
            page = events.list(caseId, page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        return List.copyOf(scores);
    }

    private Score again(StoredEvent event) {
        long version = event.sequence() + 1;
        return rescore.again(recorded(event).score())
                .map(made -> new Score(
                        event.eventId(), version, made.same() ? Verdict.SAME : Verdict.DIFFERENT, made.sumDifference()))
                .orElseGet(() -> new Score(event.eventId(), version, Verdict.NO_MODEL, null));
    }

    private CaseScored recorded(StoredEvent event) {
        try {
            return json.treeToValue(event.payload(), CaseScored.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.eventId() + " holds no score", e);
        }
    }
}
