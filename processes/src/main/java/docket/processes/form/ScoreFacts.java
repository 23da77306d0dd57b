package docket.processes.form;

import docket.engine.casefile.view.CaseView;
import java.util.Map;

/** The advice of the scoring model as facts of a form. */
final class ScoreFacts {

    /** Where no advice counts it is absent, and the text too unless scoring has failed: it then says so. */
    static void into(Map<String, Object> facts, CaseView view, CaseWords words) {
        ScoreWords score = ScoreWords.of(view, words);
        boolean counts = score.advice() != null;
        facts.put("scoreAdvice", score.advice() == null ? null : score.advice().name());
        facts.put(
                "scoreText",
                counts
                        ? words.say("score.text", score.advised(), score.rate())
                        : view.scoring().failedScoring() == null ? null : score.rate());
        facts.put(
                "scoreReasons", score.reasons().stream().map(ScoreFacts::reason).toList());
        facts.put("scoreModel", counts ? score.model() : null);
        facts.put("scoreLimits", counts ? score.limits() : null);
    }

    private static Map<String, Object> reason(ScoreWords.Reason reason) {
        return Map.of(
                "label", reason.label(),
                "text", reason.text(),
                "share", reason.share(),
                "sign", reason.more() ? "+" : "-",
                "direction", reason.direction());
    }

    private ScoreFacts() {}
}
