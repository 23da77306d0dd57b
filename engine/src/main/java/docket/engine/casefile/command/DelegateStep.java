package docket.engine.casefile.command;

import docket.engine.casefile.Officer;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a task to another person. */
public record DelegateStep(@TargetAggregateIdentifier String caseId, String taskId, String to, Officer officer) {}
