package docket.engine.scoring;

import docket.engine.scoring.Scorecard.Decile;
import docket.engine.scoring.Scorecard.Evaluation;
import docket.engine.scoring.Scorecard.TrainingData;
import java.util.Locale;
import java.util.stream.Collectors;

/** A card in words and figures, for a terminal: how good it is, and which points it gives. */
public final class CardReport {
    private CardReport() {}

    public static String of(Model model) {
        Scorecard card = model.card();
        TrainingData learned = card.trainingData();
        Evaluation judged = card.evaluation();
        boolean below = Boolean.TRUE.equals(card.threshold().below());
        String happened = below ? "were used" : "came back";
        StringBuilder text = new StringBuilder();
        line(text, "%s version %d, SHA-256 %s", card.name(), card.version(), model.sha256());
        if (card.process() != null) {
            line(text, "Scores the process %s", card.process());
        }
        line(
                text,
                "Looks at %s",
                card.features().stream().map(BinnedFeature::name).collect(Collectors.joining(", ")));
        line(text, "");
        line(text, "Learned from %s", learned.source());
        line(text, "  %s means: %s", below ? "used" : "returned", learned.label());
        line(text, "  %,d cases from %s to %s", learned.cases(), learned.from(), learned.until());
        line(text, "  %,d of them %s (%s)", learned.returned(), happened, percent(learned.returned(), learned.cases()));
        line(text, "Judged by later cases");
        line(text, "  %,d cases from %s to %s", judged.cases(), judged.from(), judged.until());
        line(text, "  %,d of them %s (%s)", judged.returned(), happened, percent(judged.returned(), judged.cases()));
        line(text, "  AUC    %s (0.5 is chance, 1 is perfect)", micros(judged.aucMicros()));
        line(
                text,
                "  Brier  %s, against %s for always saying the base rate: %s",
                micros(judged.brierMicros()),
                micros(judged.baseRateBrierMicros()),
                judged.beatsBaseRate() ? "better" : "no better");
        Integer leastGain = judged.leastGainMicros();
        if (leastGain != null) {
            line(text, "         gains at least %s (lower end of the 95 %% bootstrap interval)", micros(leastGain));
        }
        line(
                text,
                "  CHECK  %s: %,d cases (%s), of which %,d %s (%s)",
                below
                        ? "below " + micros(card.threshold().micros())
                        : "from " + micros(card.threshold().micros()) + " on",
                judged.checked(),
                percent(judged.checked(), judged.cases()),
                judged.checkedAndReturned(),
                happened,
                percent(judged.checkedAndReturned(), judged.checked()));
        line(text, "Calibration on the later cases, by tenths");
        line(text, "  %6s  %9s  %9s", "cases", "said", "happened");
        for (Decile tenth : judged.calibration()) {
            line(
                    text,
                    "  %,6d  %9s  %9s",
                    tenth.cases(),
                    micros(tenth.predictedMicros()),
                    micros(tenth.observedMicros()));
        }
        card.withheld().forEach(out -> line(text, "Kept out: %s. %s", out.feature(), out.reason()));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String micros(int micros) {
        return String.format(Locale.ROOT, "%.4f", micros / 1_000_000.0);
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "none" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
