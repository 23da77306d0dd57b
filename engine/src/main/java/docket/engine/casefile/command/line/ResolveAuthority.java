package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.line.LineStep;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Fixes the approval line of the round. {@code defaultLine} is used where the drafter gave none. Answers the {@link docket.engine.line.Route} to the first stage. */
public record ResolveAuthority(
        @TargetAggregateIdentifier String caseId,
        String decision,
        int decisionVersion,
        List<String> rules,
        List<String> holders,
        String reason,
        List<LineStep> defaultLine)
        implements CaseCommand {}
