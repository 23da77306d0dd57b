package docket.processes.cases;

import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter hands in; {@code approvalLine} is empty where the authority table shall make the line; whoever reads a
 * {@code confidential} case is recorded.
 */
public record CaseDraft(
        String process,
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        Map<String, Object> content,
        List<LineStep> approvalLine,
        boolean confidential) {

    /** A draft that is confidential only where the model says so. */
    public CaseDraft(
            String process,
            String title,
            String kind,
            String organization,
            @Nullable Money amount,
            Map<String, Object> content,
            List<LineStep> approvalLine) {
        this(process, title, kind, organization, amount, content, approvalLine, false);
    }
}
