package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a finally approved case its registration number. */
public record RegisterCase(
        @TargetAggregateIdentifier String caseId, String number, String organization, int year, long serial)
        implements CaseCommand {}
