package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.casefile.command.course.CloseCase;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Says that the engine ended an open task without a decision of its own. Accepted only where the record explains it, by
 * the end of the stage or the withdrawal; refused with DECISION_BYPASSED otherwise, so it is sent after the decision that
 * ended the stage. {@link CloseCase} itself lapses what is still open, and saying it once more changes nothing. {@code
 * reason} is how the engine ended the task, for the refusal's text.
 */
public record LapseStep(@TargetAggregateIdentifier String caseId, String taskId, String reason)
        implements CaseCommand {}
