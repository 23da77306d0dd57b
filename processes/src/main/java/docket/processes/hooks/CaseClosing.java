package docket.processes.hooks;

import docket.engine.unit.Where;
import docket.processes.act.Acts;
import docket.processes.allocation.Rounds;
import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Closes a case when its root process instance ends: by its own path, or deleted by an operator. Money that its model
 * neither committed nor released by then is committed here if the case was approved, and released otherwise; its allocation
 * round, if it opened one, ends as the case does.
 */
final class CaseClosing implements ExecutionListener {

    private final CaseEndings.Teller endings;
    private final Reservations reservations;
    private final Rounds rounds;
    private final Acts acts;

    CaseClosing(CaseEndings.Teller endings, Reservations reservations, Rounds rounds, Acts acts) {
        this.endings = endings;
        this.reservations = reservations;
        this.rounds = rounds;
        this.acts = acts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!Executions.isRoot(execution)) {
            return;
        }
        boolean deleted = execution.isCanceled() || ((ExecutionEntity) execution).getDeleteReason() != null;
        String caseId = Executions.caseId(execution);
        Where where = Executions.where(execution);
        reservations.settle(caseId, Executions.budgetLine(execution), where);
        if (Executions.sharesOut(execution)) {
            rounds.settle(caseId, where);
        }
        endings.current().close(caseId, deleted ? acts.person().id() : null, where);
    }
}
