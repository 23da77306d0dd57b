package docket.engine.casefile.command;

import docket.engine.organization.Person;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes an offered task. */
public record ClaimStep(@TargetAggregateIdentifier String caseId, String taskId, Person by) implements CaseCommand {}
