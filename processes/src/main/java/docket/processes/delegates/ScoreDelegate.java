package docket.processes.delegates;

import docket.bpmn.FormDefinition;
import docket.engine.casefile.command.CaseCommand;
import docket.engine.casefile.command.content.RecordScore;
import docket.engine.casefile.command.content.RecordScoringFailure;
import docket.engine.rescore.CaseFacts;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.ScoringResult;
import docket.engine.scoring.ScoringResult.Failed;
import docket.engine.scoring.ScoringResult.Scored;
import docket.engine.scoring.ScoringService;
import docket.engine.unit.Commands;
import docket.engine.watch.Watch;
import docket.engine.watch.Work;
import docket.processes.execution.Executions;
import docket.processes.form.Forms;
import docket.processes.scoring.CardFit;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${score}}: asks the current model of the case's process for its advice, or records that it gave none. */
public final class ScoreDelegate implements JavaDelegate {

    private final Commands commands;
    private final RecordedFacts facts;
    private final ScoringService scoring;
    private final Forms forms;

    public ScoreDelegate(Commands commands, RecordedFacts facts, ScoringService scoring, Forms forms) {
        this.commands = commands;
        this.facts = facts;
        this.scoring = scoring;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseId = Executions.caseId(execution);
        Watch.Running watched = Watch.begin(Work.SCORE, "score");
        CaseFacts caseFacts = facts.of(caseId);
        FormDefinition start = forms.ofStart(Executions.rootDefinition(execution), Locale.ROOT);
        ScoringResult result = scoring.score(
                caseFacts.process(),
                caseFacts.facts(),
                card -> start == null ? Optional.empty() : CardFit.misfit(card, start));
        watched.end(result instanceof Failed failed ? failed.reason() : Watch.OK);
        CaseCommand command = result instanceof Scored scored
                ? new RecordScore(caseId, scored.score())
                : failure(caseId, (Failed) result);
        commands.send(command, Executions.where(execution));
    }

    private static RecordScoringFailure failure(String caseId, Failed failed) {
        return new RecordScoringFailure(
                caseId, failed.model(), failed.reason(), failed.detail(), failed.latencyMicros());
    }
}
