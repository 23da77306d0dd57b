package docket.processes.allocation;

import docket.engine.glossary.Glossary.Table;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.scoring.ScoreRecord.Feature;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How likely the money of a request is to be used, in the words of its reader: the same in the committee's task and on the
 * round's page.
 *
 * @param said the advice and the likelihood, as a sentence without its full stop
 * @param reasons the strongest first
 */
public record RequestScoreWords(Advice advice, String said, List<Reason> reasons) {

    private static final double MICROS = 1_000_000.0;
    private static final double MICROS_PER_CENT = 10_000.0;

    /** How many reasons are said in a line. */
    private static final int STRONGEST = 3;

    /** Micro-logits: what is less shows as 0.00, and is no reason. */
    private static final long SMALLEST = 5_000;

    /**
     * Something of past years that moved the score.
     *
     * @param weight log-odds with a sign and two decimals
     * @param more whether it makes it likelier that the money is used, as {@code direction} says in words
     */
    public record Reason(String label, String text, String weight, boolean more, String direction) {}

    public static RequestScoreWords of(ScoreRecord score, Locale reader) {
        ResourceBundle words = words(reader);
        String rate = String.format(Locale.ROOT, "%.1f", score.probabilityMicros() / MICROS_PER_CENT);
        String advised = Table.ADVICE.word(score.advice().name(), reader);
        return new RequestScoreWords(
                score.advice(),
                say(words, reader, score.advice() == Advice.NONE ? "use.none" : "use.said", advised, rate),
                score.features().stream()
                        .filter(feature -> Math.abs(feature.contribution()) >= SMALLEST)
                        .sorted(Comparator.comparingLong((Feature feature) -> -Math.abs(feature.contribution())))
                        .map(feature -> reason(feature, words, reader))
                        .toList());
    }

    /** It and its strongest reasons in one line. */
    String line(Locale reader) {
        ResourceBundle words = words(reader);
        return Stream.concat(
                        Stream.of(said),
                        reasons.stream()
                                .limit(STRONGEST)
                                .map(one -> say(
                                        words,
                                        reader,
                                        "use.reason",
                                        one.label(),
                                        one.text(),
                                        one.weight() + ", " + one.direction())))
                .collect(Collectors.joining("; "));
    }

    private static Reason reason(Feature feature, ResourceBundle words, Locale reader) {
        boolean more = feature.contribution() > 0;
        String value = feature.value();
        return new Reason(
                Table.FEATURE.word(feature.name(), reader),
                value == null ? words.getString("use.unknown") : say(words, reader, "use.percent", value),
                String.format(Locale.ROOT, "%+.2f", feature.contribution() / MICROS),
                more,
                words.getString(more ? "use.more" : "use.less"));
    }

    private static ResourceBundle words(Locale reader) {
        return ResourceBundle.getBundle(
                "docket.forms",
                reader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String say(ResourceBundle words, Locale reader, String key, Object... about) {
        return new MessageFormat(words.getString(key), reader).format(about);
    }
}
