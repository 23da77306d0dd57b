package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.line.Decision;
import docket.engine.organization.Person;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Decides a task. Answers the {@link docket.engine.line.Route}.
 *
 * @param content what the task's form asks for besides, its personal fields sealed
 */
public record DecideStep(
        @TargetAggregateIdentifier String caseId,
        String taskId,
        Decision decision,
        @Nullable String opinion,
        @Nullable String overrideReason,
        Person by,
        Map<String, Object> content)
        implements CaseCommand {

    /** A decision that brings nothing with it. */
    public DecideStep(
            String caseId,
            String taskId,
            Decision decision,
            @Nullable String opinion,
            @Nullable String overrideReason,
            Person by) {
        this(caseId, taskId, decision, opinion, overrideReason, by, Map.of());
    }
}
