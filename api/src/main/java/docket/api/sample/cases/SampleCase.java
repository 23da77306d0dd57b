package docket.api.sample.cases;

import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented request and what becomes of it.
 *
 * @param budgetLine the code of the line that pays; null where none does
 * @param line empty where the authority table makes it
 */
record SampleCase(
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        String drafter,
        Map<String, Object> content,
        @Nullable String budgetLine,
        List<LineStep> line,
        List<Move> moves) {

    /** What the next person does with the case. */
    enum Move {
        /** Approves, or concurs where that is what is asked. */
        AGREE,
        /** Agrees, and so do all who come after. */
        AGREE_TO_THE_END,
        DISSENT,
        RETURN,
        REJECT,
        RESUBMIT,
        WITHDRAW
    }
}
