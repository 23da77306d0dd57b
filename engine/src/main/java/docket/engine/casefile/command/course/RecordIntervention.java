package docket.engine.casefile.command.course;

import docket.engine.casefile.command.CaseCommand;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records what an operator did; see {@link docket.engine.casefile.event.course.OperatorIntervened}. */
public record RecordIntervention(
        @TargetAggregateIdentifier String caseId, String intervention, String person, Map<String, String> details)
        implements CaseCommand {}
