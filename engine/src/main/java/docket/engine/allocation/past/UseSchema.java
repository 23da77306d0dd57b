package docket.engine.allocation.past;

import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Feature;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.training.CardPlan;
import docket.engine.training.Purpose;
import java.util.List;

/**
 * What a model looks at that says how likely money is to be used. Nothing of it is written by whoever asks: neither the value
 * that is claimed nor the reason. All are whole percents of the latest year before that is closed.
 */
public final class UseSchema {

    static final String LINE = "usedOfLine";
    static final String ORGANIZATION = "usedOfOrganization";
    static final String PROGRAM = "usedOfProgram";
    static final String ITEM = "usedOfItem";
    static final String GROWTH = "askedToBefore";
    static final String LATE = "committedLate";

    public static final FeatureSchema FEATURES = new FeatureSchema(List.of(
            numeric(LINE, "per cent of the budget of the organisation's line of this code that did not lapse"),
            numeric(ORGANIZATION, "per cent of the budget of all its lines that did not lapse"),
            numeric(PROGRAM, "per cent of the budget of the line's program that did not lapse"),
            numeric(ITEM, "per cent of the budget of the line's item that did not lapse"),
            numeric(GROWTH, "what is asked in per cent of the line's budget of that year"),
            numeric(LATE, "per cent of the line's commitments that were made in the last quarter of that year")));

    public static final CardPlan PLAN = new CardPlan(null, FEATURES, Purpose.USE);

    private static Feature numeric(String name, String meaning) {
        return new Feature(name, Type.NUMERIC, meaning + ", in the latest closed year before");
    }

    private UseSchema() {}
}
