package docket.api.page.words;

import docket.engine.scoring.Scorecard;
import docket.engine.training.CardsOnRecord;
import docket.engine.training.CardsOnRecord.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a scoring model did on this record's own cases, beside one of them and without it. Thread-safe. */
@Component
public final class OnRecord {

    private final CardsOnRecord cards;

    OnRecord(CardsOnRecord cards) {
        this.cards = cards;
    }

    /** For whoever decides: how many came back of those that it advised to check, and of the others. */
    public String plain(String sha256, String caseId, Words words) {
        return cards.of(sha256, caseId)
                .map(figures -> plain(figures, words))
                .orElseGet(() -> words.say("record.counting"));
    }

    /** For whoever judges the model: its AUC and Brier score beside that of always saying the rate it learned. */
    public String full(String sha256, @Nullable Scorecard card, String caseId, Words words) {
        return cards.of(sha256, caseId)
                .map(figures -> plain(figures, words) + figures(figures, card, words))
                .orElseGet(() -> words.say("record.counting"));
    }

    private static String plain(Figures figures, Words words) {
        if (figures.isEnough()) {
            return words.say(
                    "record.enough",
                    figures.decided(),
                    figures.returned(),
                    figures.checkedAndReturned(),
                    figures.checked(),
                    figures.returned() - figures.checkedAndReturned(),
                    figures.decided() - figures.checked());
        }
        return figures.decided() < Figures.LEAST
                ? words.say("record.few", figures.decided(), Figures.LEAST, figures.returned())
                : words.say("record.oneSided", figures.decided(), figures.returned(), Figures.LEAST_OF_EACH);
    }

    private static String figures(Figures figures, @Nullable Scorecard card, Words words) {
        if (!figures.isEnough() || card == null) {
            return "";
        }
        double learned = (double) card.trainingData().returned()
                / Math.max(1, card.trainingData().cases());
        return " "
                + words.say(
                        "record.figures",
                        words.rate(figures.aucMicros()),
                        words.rate(figures.brierMicros()),
                        words.rate(figures.brierMicrosOfAlways(learned)));
    }
}
