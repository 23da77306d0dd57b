package docket.audit;

import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.view.CaseView;
import docket.engine.order.LogVerifier;
import docket.engine.proof.LogKeys;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.check.NoteSignature;
import docket.engine.refusal.Refused;
import docket.engine.rescore.Rescore;
import docket.engine.scoring.ModelStore;
import docket.engine.store.StoredEvent;
import docket.engine.view.Projections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a case and its scores again from the events, and compares. Writes nothing. */
public class CaseCheck {

    private static final int PAGE = 500;

    private final Projections projections;
    private final CaseEvents events;
    private final Rescore rescore;
    private final PublishedLog log;
    private final LogKeys keys;
    private final LogVerifier verifier;

    CaseCheck(
            Projections projections,
            CaseEvents events,
            ModelStore models,
            PublishedLog log,
            LogKeys keys,
            DataSource database,
            Agency agency) {
        this.log = log;
        this.keys = keys;
        this.verifier = new LogVerifier(database, agency.name());
        this.projections = projections;
        this.events = events;
        this.rescore = new Rescore(models);
    }

    /**
     * What came of a check.
     *
     * @param differences the fields that the screens show otherwise than the events say
     * @param proof null where this node has no checkpoint to compare with
     */
    public record Result(
            Instant at,
            long events,
            List<String> differences,
            List<Score> scores,
            @Nullable Proof proof) {

        /** The most scores that are the same and still told one by one; more are only counted. */
        private static final int TOLD = 10;

        /** The scores that are told one by one: all, or where they are many, those that are not the same. */
        public List<Score> told() {
            return scores.size() <= TOLD
                    ? scores
                    : scores.stream()
                            .filter(score -> score.verdict() != Verdict.SAME)
                            .toList();
        }

        /** How many scores are the same and not told one by one. */
        public int counted() {
            return scores.size() - told().size();
        }

        public boolean agrees() {
            return differences.isEmpty()
                    && scores.stream().allMatch(score -> score.verdict() == Verdict.SAME)
                    && (proof == null || proof.holds());
        }
    }

    /**
     * How the case's events compare with what was signed.
     *
     * @param proved how many events make their entry again, which leads to the signed root
     * @param waiting how many have no number, or one that no checkpoint covers yet
     * @param broken log indexes where an event is not the one that was signed
     * @param size of the checkpoint, in entries
     * @param signed whether the checkpoint is signed by a key on record
     */
    public record Proof(long proved, long waiting, List<Long> broken, long size, boolean signed, String origin) {

        public boolean holds() {
            return signed && broken.isEmpty();
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

    /** Checks a case; empty where the case has no event. */
    public Optional<Result> check(String caseId, Instant now) {
        return Optional.ofNullable(projections.of(CaseView.class).compare(caseId))
                .map(comparison -> new Result(
                        now,
                        comparison.rebuilt().version(),
                        comparison.differences(),
                        scores(caseId),
                        proof(caseId, comparison.rebuilt().version())));
    }

    private @Nullable Proof proof(String caseId, long events) {
        try {
            PublishedLog.Signed signed = log.newest();
            Set<Long> broken = new TreeSet<>();
            long[] included = {0};
            LogVerifier.Report report = verifier.verifyStream(caseId, (index, entry) -> {
                if (index < signed.size()) {
                    included[0]++;
                    if (!isIn(signed, index, entry)) {
                        broken.add(index);
                    }
                }
            });
            report.findings().forEach(finding -> broken.add(finding.logIndex()));
            String note = signed.checkpoint();
            return new Proof(
                    included[0] - broken.size(),
                    events - included[0],
                    List.copyOf(broken),
                    signed.size(),
                    keys.recorded().stream().anyMatch(key -> NoteSignature.isOn(note, key)),
                    note.substring(0, note.indexOf('\n')));
        } catch (Refused elsewhere) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(PublishedLog.Signed signed, long index, byte[] entry) {
        try {
            return signed.includes(index, entry);
        } catch (IOException noSuchTile) {
            return false;
        }
    }

    private List<Score> scores(String caseId) {
        List<Score> scores = new ArrayList<>();
        List<StoredEvent> page = events.list(caseId, 0, PAGE, false);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(event -> event.type().equals("case-scored") && !event.isDisposed())
                    .map(this::again)
                    .forEach(scores::add);
            page = events.list(caseId, page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        return List.copyOf(scores);
    }

    private Score again(StoredEvent event) {
        long version = event.sequence() + 1;
        return rescore.again(event.event(CaseScored.class).score())
                .map(rescored -> new Score(
                        event.eventId(),
                        version,
                        rescored.same() ? Verdict.SAME : Verdict.DIFFERENT,
                        rescored.sumDifference()))
                .orElseGet(() -> new Score(event.eventId(), version, Verdict.NO_MODEL, null));
    }
}
