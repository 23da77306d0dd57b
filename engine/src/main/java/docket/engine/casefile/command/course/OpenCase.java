package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.casefile.event.Particulars;
import docket.engine.line.LineStep;
import docket.engine.money.Money;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Opens a case; see {@link docket.engine.casefile.event.course.CaseOpened}. */
public record OpenCase(
        @TargetAggregateIdentifier String caseId,
        String process,
        String title,
        String kind,
        String organization,
        @Nullable Money amount,
        String drafter,
        Map<String, Object> content,
        List<LineStep> approvalLine,
        String mode,
        String retentionClass)
        implements CaseCommand {

    public Particulars particulars() {
        return new Particulars(title, kind, organization, amount);
    }
}
