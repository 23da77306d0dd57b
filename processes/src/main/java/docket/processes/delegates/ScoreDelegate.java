package docket.processes.delegates;

import docket.engine.casefile.command.RecordScore;
import docket.engine.casefile.command.RecordScoringFailure;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.ScoringResult;
import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import docket.engine.scoring.ScoringService;
import docket.engine.unit.Commands;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${score}}: asks the current model for its advice, or records that it gave none. */
public final class ScoreDelegate implements JavaDelegate {

    private final Commands commands;
    private final RecordedFacts facts;
    private final ScoringService scoring;

    public ScoreDelegate(Commands commands, RecordedFacts facts, ScoringService scoring) {
        this.commands = commands;
        this.facts = facts;
        this.scoring = scoring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Executions.caseId(execution);
        Watch.Running watched = Watch.begin(Work.SCORE, "score");
        ScoringResult result = scoring.score(facts.of(caseId));
        watched.end(result instanceof Failed failed ? failed.reason() : Watch.OK);
        Object command = result instanceof Scored scored
                ? new RecordScore(caseId, scored.score())
                : failure(caseId, (Failed) result);
        commands.send(command, Executions.where(execution));
    }

    private static RecordScoringFailure failure(String caseId, Failed failed) {
        return new RecordScoringFailure(
                caseId, failed.model(), failed.reason(), failed.detail(), failed.latencyMicros());
    }
}
