package docket.api.rest.cases;

import docket.api.rest.body.MoneyJson;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Scoring;
import docket.engine.scoring.ScoreRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a case as the contract says it. */
final class CaseJsons {

    private static final int MICRO = 6;

    static CaseJson of(CaseView view, Map<String, Object> content) {
        return new CaseJson(
                view.caseId(),
                view.course().number(),
                view.terms().process(),
                view.particulars().title(),
                view.particulars().kind(),
                view.particulars().organization(),
                MoneyJson.ofNullable(view.particulars().amount()),
                view.drafter(),
                view.course().state(),
                view.version(),
                view.isConfidential(),
                content,
                view.approvalLine().stream().map(CaseJsons::step).toList(),
                score(view),
                view.line().openTasks().stream().map(CaseJsons::task).toList(),
                view.course().openedAt(),
                view.course().closedAt());
    }

    private static CaseJson.CaseStep step(Line.Stamp stamp) {
        Line.Decided decided = stamp.decided();
        return new CaseJson.CaseStep(
                stamp.step(),
                stamp.kind().code(),
                stamp.user(),
                stamp.group(),
                stamp.parallel(),
                stamp.required(),
                stamp.state().name(),
                decided == null ? null : decided.decidedBy(),
                decided == null ? null : decided.decidedAt(),
                decided == null ? null : decided.decision(),
                decided == null ? null : decided.opinion());
    }

    private static CaseJson.Task task(Line.Task task) {
        return new CaseJson.Task(task.taskId(), task.name(), task.user(), task.groups(), task.due());
    }

    /** A score of another content than the present one no longer counts, and is not shown as if it did. */
    private static CaseJson.@Nullable Score score(CaseView view) {
        Scoring.Score score = view.scoring().score();
        if (score != null && score.counts()) {
            return score(score);
        }
        Scoring.FailedScoring failed = view.scoring().failedScoring();
        return failed == null
                ? null
                : new CaseJson.Score(ScoreRecord.Advice.NONE, null, List.of(), failed.model(), failed.recordedAt());
    }

    private static CaseJson.Score score(Scoring.Score score) {
        ScoreRecord scored = score.record();
        return new CaseJson.Score(
                scored.advice(),
                BigDecimal.valueOf(scored.probabilityMicros(), MICRO),
                scored.features().stream()
                        .map(feature -> new CaseJson.Reason(
                                feature.name(), feature.value(), BigDecimal.valueOf(feature.contribution(), MICRO)))
                        .toList(),
                scored.model(),
                score.recordedAt());
    }

    private CaseJsons() {}
}
