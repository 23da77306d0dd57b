package docket.processes.forms;

import docket.engine.money.Money;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.ScoreRecord;
import docket.engine.view.CaseView;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A score in the words of a form: the advice as a sentence, and its strongest reasons, each with its share for a bar. */
final class ScoreFacts {

    private static final int MOST_REASONS = 6;
    private static final double MICROS_PER_CENT = 10_000.0;

    /** Micro-logits: what is less shows as 0.00, and is no reason. */
    private static final long SMALLEST = 5_000;

    private final CaseWords words;

    ScoreFacts(CaseWords words) {
        this.words = words;
    }

    /** Where no score counts, the advice is absent; the text then says why, or is absent too. */
    void into(Map<String, Object> facts, CaseView view) {
        CaseView.Score score = view.score();
        if (score == null || !score.counts()) {
            facts.put("scoreText", view.failedScoring() == null ? null : words.own("score.failed"));
            facts.put("scoreReasons", List.of());
            facts.put("scoreAdvice", null);
            facts.put("scoreModel", null);
            facts.put("scoreLimits", null);
            return;
        }
        ScoreRecord record = score.record();
        facts.put("scoreAdvice", record.advice().name());
        facts.put(
                "scoreText",
                String.format(
                        Locale.ROOT,
                        words.own("score." + record.advice()),
                        record.probabilityMicros() / MICROS_PER_CENT));
        facts.put("scoreReasons", reasons(record));
        facts.put("scoreModel", words.say("score.model", record.model(), String.valueOf(record.modelVersion())));
        facts.put("scoreLimits", words.say("score.limits", looksAt(record)));
    }

    private List<Map<String, Object>> reasons(ScoreRecord record) {
        List<ScoreRecord.Feature> strongest = record.features().stream()
                .filter(feature -> Math.abs(feature.contribution()) >= SMALLEST)
                .sorted(Comparator.comparingLong(feature -> -Math.abs(feature.contribution())))
                .limit(MOST_REASONS)
                .toList();
        return strongest.stream()
                .map(feature -> reason(feature, Math.abs(strongest.get(0).contribution())))
                .toList();
    }

    private Map<String, Object> reason(ScoreRecord.Feature feature, long strongest) {
        return Map.of(
                "label",
                label(feature),
                "text",
                feature.value() == null ? words.own("missing") : value(feature.name(), feature.value()),
                "share",
                Math.abs(feature.contribution()) * 100 / strongest,
                "sign",
                feature.contribution() > 0 ? "+" : "-");
    }

    /** All that the model knows of a request; it has the amount in each currency apart. */
    private String looksAt(ScoreRecord record) {
        return record.features().stream()
                .map(feature ->
                        feature.name().startsWith(FeatureSchema.AMOUNT) ? words.label("amount") : label(feature))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** An amount says its currency itself, unless it is missing. */
    private String label(ScoreRecord.Feature feature) {
        if (feature.name().startsWith(FeatureSchema.AMOUNT)) {
            String amount = words.label("amount");
            return feature.value() == null ? amount + " (" + currency(feature.name()) + ")" : amount;
        }
        String own = "feature." + feature.name();
        return words.has(own) ? words.own(own) : words.label(feature.name());
    }

    private String value(String feature, String value) {
        if (feature.startsWith(FeatureSchema.AMOUNT)) {
            return Money.parse(value, currency(feature)).in(words.locale());
        }
        return switch (feature) {
            case "weekday" -> DayOfWeek.of(Integer.parseInt(value)).getDisplayName(TextStyle.FULL, words.locale());
            case "hour", "round" -> String.format(Locale.ROOT, words.own(feature), value);
            default -> words.value(feature, value);
        };
    }

    private static String currency(String feature) {
        return feature.substring(FeatureSchema.AMOUNT.length());
    }
}
