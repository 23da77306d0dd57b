package docket.engine.casefile.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that an open task ended without a decision of its own; see {@link docket.engine.casefile.event.StepLapsed}. Refused with DECISION_BYPASSED where the record does not explain it. */
public record LapseStep(@TargetAggregateIdentifier String caseId, String taskId, String reason) {}
