package docket.engine.casefile.command.line;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a task to another person; {@code staff} tells whether there is such a person, and in which groups they are. */
public record DelegateStep(@TargetAggregateIdentifier String caseId, String taskId, String to, Staff staff, Person by)
        implements CaseCommand {}
