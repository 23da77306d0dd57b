package docket.processes.scoring;

import docket.bpmn.Features;
import docket.bpmn.Features.Kind;
import docket.bpmn.FormDefinition;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.scoring.Scorecard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds cards against forms, and says in the record's terms what a process named in its model's. */
public final class CardFit {

    /**
     * Why the card of a process must not score cases that are drafted on this form, if so. A card for every process that
     * has none of its own passes: what a form does not ask is missing.
     */
    public static Optional<String> misfit(Scorecard card, FormDefinition start) {
        if (card.process() == null) {
            return Optional.empty();
        }
        List<Features.Feature> fields = card.features().stream()
                .filter(feature -> FeatureSchema.isField(feature.name()))
                .map(feature -> new Features.Feature(feature.name(), kind(feature.type())))
                .toList();
        String faults = Features.faults(fields, start).stream()
                .map(fault -> fault.code() + ": " + fault.text(Locale.ENGLISH))
                .collect(Collectors.joining(" "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    /** Whether a field of this name and type may be on a card of cases that are drafted on the form. */
    static boolean fits(String field, Type type, FormDefinition start) {
        return Features.faults(List.of(new Features.Feature(field, kind(type))), start)
                .isEmpty();
    }

    static FeatureSchema schema(Features features) {
        return new FeatureSchema(features.all().stream().map(CardFit::feature).toList());
    }

    private static Feature feature(Features.Feature named) {
        Feature ofEveryCase = FeatureSchema.OF_EVERY_CASE.get(named.name());
        return ofEveryCase == null
                ? Feature.ofField(named.name(), Type.valueOf(named.kind().name()))
                : ofEveryCase;
    }

    private static Kind kind(Type type) {
        return Kind.valueOf(type.name());
    }

    private CardFit() {}
}
