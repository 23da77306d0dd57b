package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Scoring;
import docket.engine.glossary.Glossary.Table;
import docket.engine.money.Money;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.scoring.ScoreRecord.Feature;
import docket.processes.organization.Names;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The advice of the scoring model in the words of its reader, the same on forms, in Tasklist's tab and on pages.
 *
 * @param advice null where none counts
 * @param advised the word for the advice; empty where none counts
 * @param rate how many such requests come back, as a sentence; where no advice counts, why not
 * @param reasons the strongest first
 * @param model which model advises, and {@code limits} what it looks at; empty where no advice counts
 * @param onRecord how the model did on this record's other cases; empty where no advice counts, and where nobody asked
 */
public record ScoreWords(
        @Nullable Advice advice,
        String advised,
        String rate,
        List<Reason> reasons,
        String model,
        String limits,
        String onRecord) {

    private static final double MICROS = 1_000_000.0;
    private static final double MICROS_PER_CENT = 10_000.0;

    /** Micro-logits: what is less shows as 0.00, and is no reason. */
    private static final long SMALLEST = 5_000;

    private static final String AMOUNT = "amount";

    /**
     * Something of the request that moved the score.
     *
     * @param weight log-odds with a sign and two decimals
     * @param share of the strongest reason, in per cent
     * @param more whether it makes coming back more likely, as {@code direction} says in words
     */
    public record Reason(String label, String text, String weight, long share, boolean more, String direction) {}

    /** Inside an engine command. @param start in the reader's language, null where the process has none */
    public static ScoreWords of(CaseView view, @Nullable FormDefinition start, Names names, Locale locale) {
        return of(view, new CaseWords(view, start, names, locale));
    }

    static ScoreWords of(CaseView view, CaseWords words) {
        Scoring.Score score = view.scoring().score();
        if (score == null || !score.counts()) {
            String why = view.scoring().failedScoring() != null ? "failed" : score != null ? "stale" : "none";
            return new ScoreWords(null, "", words.own("score." + why), List.of(), "", "", "");
        }
        ScoreRecord record = score.record();
        String rate = words.own("rate." + record.advice());
        Map<String, List<Feature>> features = byKey(record);
        return new ScoreWords(
                record.advice(),
                Table.ADVICE.word(record.advice().name(), words.locale()),
                String.format(Locale.ROOT, rate, record.probabilityMicros() / MICROS_PER_CENT),
                reasons(features, words),
                words.say("score.model", called(record.model(), words), String.valueOf(record.modelVersion())),
                words.say(
                        "score.limits",
                        features.keySet().stream().map(key -> label(key, words)).collect(Collectors.joining(", "))),
                "");
    }

    /** The same, with how the model did on this record. */
    public ScoreWords with(String found) {
        return new ScoreWords(advice, advised, rate, reasons, model, limits, found);
    }

    /** A model has the amount in each currency apart; to a reader it is one amount, in one currency or not given. */
    private static Map<String, List<Feature>> byKey(ScoreRecord record) {
        return record.features().stream()
                .collect(Collectors.groupingBy(
                        feature -> feature.name().startsWith(FeatureSchema.AMOUNT) ? AMOUNT : feature.name(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static List<Reason> reasons(Map<String, List<Feature>> features, CaseWords words) {
        Map<String, Long> contributions = new LinkedHashMap<>();
        features.forEach((key, parts) -> contributions.put(
                key, parts.stream().mapToLong(Feature::contribution).sum()));
        contributions.values().removeIf(contribution -> Math.abs(contribution) < SMALLEST);
        long strongest =
                contributions.values().stream().mapToLong(Math::abs).max().orElse(1);
        return contributions.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -Math.abs(entry.getValue())))
                .map(entry -> reason(entry.getKey(), features.get(entry.getKey()), entry.getValue(), strongest, words))
                .toList();
    }

    private static Reason reason(
            String key, @Nullable List<Feature> parts, long contribution, long strongest, CaseWords words) {
        String text = Objects.requireNonNull(parts).stream()
                .filter(part -> part.value() != null)
                .map(part -> value(part.name(), String.valueOf(part.value()), words))
                .findFirst()
                .orElse(words.own("missing"));
        boolean more = contribution > 0;
        return new Reason(
                label(key, words),
                text,
                String.format(Locale.ROOT, "%+.2f", contribution / MICROS),
                Math.abs(contribution) * 100 / strongest,
                more,
                words.own(more ? "direction.more" : "direction.less"));
    }

    private static String called(String model, CaseWords words) {
        String own = "model." + ModelNames.purpose(model);
        return words.has(own) ? words.own(own) : model;
    }

    /** As the start form calls it; Docket has words for what no form asks, or this one does not. */
    private static String label(String key, CaseWords words) {
        String declared = words.label(key);
        return declared.equals(key) ? Table.FEATURE.word(key, words.locale()) : declared;
    }

    private static String value(String feature, String value, CaseWords words) {
        if (feature.startsWith(FeatureSchema.AMOUNT)) {
            return Money.parse(value, feature.substring(FeatureSchema.AMOUNT.length()))
                    .in(words.locale());
        }
        return switch (feature) {
            case "weekday" -> DayOfWeek.of(Integer.parseInt(value)).getDisplayName(TextStyle.FULL, words.locale());
            case "hour", "round" -> String.format(Locale.ROOT, words.own(feature), value);
            default -> words.value(feature, value);
        };
    }
}
