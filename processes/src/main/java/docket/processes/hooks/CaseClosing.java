package docket.processes.hooks;

import docket.engine.unit.Where;
import docket.processes.act.Acts;
import docket.processes.allocation.Rounds;
import docket.processes.budget.BudgetChanges;
import docket.processes.budget.Expenditures;
import docket.processes.budget.Reservations;
import docket.processes.execution.Executions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Closes a case when its root process instance ends: by its own path, or deleted by an operator. Money that its model
 * neither committed nor released by then is committed here if the case was approved, and released otherwise; where the
 * model has tasks that spend it, what is left of it is given back. Its allocation round, if it opened one, ends as the
 * case does.
 */
final class CaseClosing implements ExecutionListener {

    private final CaseEndings.Teller endings;
    private final Reservations reservations;
    private final Rounds rounds;
    private final Expenditures expenditures;
    private final BudgetChanges changes;
    private final Acts acts;

    CaseClosing(
            CaseEndings.Teller endings,
            Reservations reservations,
            Rounds rounds,
            Expenditures expenditures,
            BudgetChanges changes,
            Acts acts) {
        this.endings = endings;
        this.reservations = reservations;
        this.rounds = rounds;
        this.expenditures = expenditures;
        this.changes = changes;
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
        String line = Executions.budgetLine(execution);
        String changed = Executions.budgetChange(execution);
        if (changed != null) {
            changes.settle(caseId, changed, where);
        } else if (Executions.spends(execution)) {
            expenditures.settle(caseId, line, where);
        } else {
            reservations.settle(caseId, line, where);
        }
        if (Executions.sharesOut(execution)) {
            rounds.settle(caseId, where);
        }
        endings.current().close(caseId, deleted ? acts.person().id() : null, where);
    }
}
