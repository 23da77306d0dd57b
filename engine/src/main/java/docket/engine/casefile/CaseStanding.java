package docket.engine.casefile;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the record holds of a case at this moment of the open unit of work. {@code contentSequence} is the sequence of
 * the case's event that the content comes from; {@code line} is empty until the authority was resolved in this round.
 * {@code withdrawable} says whether the drafter may take it back now; {@code number} is null until the first final approval.
 */
public record CaseStanding(
        String caseId,
        String process,
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        String drafter,
        Map<String, Object> content,
        long contentSequence,
        int round,
        List<LineStep> requestedLine,
        List<LineStep> line,
        CaseState state,
        boolean withdrawable,
        String retentionClass,
        @Nullable String number) {

    public Particulars particulars() {
        return new Particulars(title, kind, organization, amount);
    }
}
