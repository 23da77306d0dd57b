package docket.engine.whatif;

import docket.engine.refusal.Refused;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.scoring.Model;
import docket.engine.scoring.ScoreRecord;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Asks what if another model had scored: each recorded score is made with that one from what was known then. A model of
 * one process is asked about the cases of that process alone.
 */
public final class OtherModel implements Question {

    private static final List<String> DETAILS = List.of(
            "modelBefore", "modelAfter", "sumBefore", "sumAfter", "probabilityMicrosBefore", "probabilityMicrosAfter");

    private final Model model;

    /**
     * @param known the fields that forms ask for, and their types
     * @throws Refused MODEL_SCHEMA_DIFFERS where the model looks at what the record does not know
     */
    public OtherModel(Model model, BiPredicate<String, Type> known) {
        List<String> foreign = model.card().schema().features().stream()
                .filter(feature -> FeatureSchema.isField(feature.name())
                        ? !known.test(feature.name(), feature.type())
                        : FeatureSchema.isMistaken(feature))
                .map(FeatureSchema.Feature::name)
                .toList();
        if (!foreign.isEmpty()) {
            throw new Refused(WhatIfRefusal.MODEL_SCHEMA_DIFFERS, String.join(", ", foreign));
        }
        this.model = model;
    }

    @Override
    public List<String> details() {
        return DETAILS;
    }

    @Override
    public List<Outcome> ask(PastCase past) {
        String process = model.card().process();
        if (process != null && !process.equals(past.process())) {
            return List.of();
        }
        return past.scores().stream().map(scored -> outcome(past, scored)).toList();
    }

    private Outcome outcome(PastCase past, PastCase.Scored scored) {
        ScoreRecord before = scored.score();
        ScoreRecord after = model.score(scored.facts(), null);
        boolean otherwise = before.advice() != after.advice();
        return new Outcome(
                past.caseId(),
                scored.round(),
                scored.logIndex(),
                past.process(),
                past.organization(),
                past.kind(),
                before.advice().name(),
                after.advice().name(),
                false,
                otherwise,
                !otherwise && before.sum() != after.sum(),
                Map.of(
                        "modelBefore", before.modelSha256(),
                        "modelAfter", after.modelSha256(),
                        "sumBefore", Long.toString(before.sum()),
                        "sumAfter", Long.toString(after.sum()),
                        "probabilityMicrosBefore", Integer.toString(before.probabilityMicros()),
                        "probabilityMicrosAfter", Integer.toString(after.probabilityMicros())));
    }
}
