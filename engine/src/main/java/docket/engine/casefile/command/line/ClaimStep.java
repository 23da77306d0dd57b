package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes an offered task. */
public record ClaimStep(@TargetAggregateIdentifier String caseId, String taskId, Person by) implements CaseCommand {}
