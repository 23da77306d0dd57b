package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a claimed task back. */
public record ReleaseStep(@TargetAggregateIdentifier String caseId, String taskId, Person by) implements CaseCommand {}
