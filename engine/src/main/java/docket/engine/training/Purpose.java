package docket.engine.training;

import docket.engine.scoring.Scorecard.Threshold;
import java.util.List;

/** What a card foretells, and at which probability a person is asked to look twice. */
public enum Purpose {
    /** That a request comes back. */
    RETURN(
            "Tells the person who decides on a request how likely it is to come back for correction, and why. Advice only:"
                    + " it ends no case and replaces no reason.",
            "Learned from past decisions of one agency and repeats their habits, good and bad. It knows nothing of what a"
                    + " request says in words and nothing that was recorded after the submission. Points are associations,"
                    + " not causes. Not to be used to judge people or units.",
            Thresholds::choose),

    /** That money which is asked for in an allocation round will be used. */
    USE(
            "Tells the committee of an allocation round how likely money is to be used before the year ends, and why. Advice"
                    + " only: no rule of an allocation looks at it.",
            "Learned from the budget lines of past years and repeats their habits, good and bad. It knows nothing of what the"
                    + " money is for, and of a line that is new only what its organisation did. Points are associations, not"
                    + " causes. Not to be used to judge people or units.",
            Thresholds::chooseBelow);

    /** Chooses at which probability a person is asked to look twice. */
    @FunctionalInterface
    interface Chooser {
        /**
         * @param probabilities of the training cases, in millionths
         * @param percent of them that may be looked at twice at most
         * @param rateMicros of how many of them it came true
         */
        Threshold choose(List<Integer> probabilities, int percent, int rateMicros);
    }

    private final String intendedUse;
    private final String limits;
    private final Chooser chooser;

    Purpose(String intendedUse, String limits, Chooser chooser) {
        this.intendedUse = intendedUse;
        this.limits = limits;
        this.chooser = chooser;
    }

    String intendedUse() {
        return intendedUse;
    }

    String limits() {
        return limits;
    }

    Chooser chooser() {
        return chooser;
    }
}
