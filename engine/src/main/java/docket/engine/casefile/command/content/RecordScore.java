package docket.engine.casefile.command.content;

import docket.engine.casefile.command.CaseCommand;
import docket.engine.scoring.ScoreRecord;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records what a model said. */
public record RecordScore(@TargetAggregateIdentifier String caseId, ScoreRecord score) implements CaseCommand {}
