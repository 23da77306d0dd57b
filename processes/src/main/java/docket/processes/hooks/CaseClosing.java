package docket.processes.hooks;

import docket.processes.act.Acts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Closes a case when its root process instance ends: by its own path, or deleted by an operator. */
final class CaseClosing implements ExecutionListener {

    private final CaseEndings.Teller endings;
    private final Acts acts;

    CaseClosing(CaseEndings.Teller endings, Acts acts) {
        this.endings = endings;
        this.acts = acts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!Executions.isRoot(execution)) {
            return;
        }
        boolean deleted = execution.isCanceled() || ((ExecutionEntity) execution).getDeleteReason() != null;
        endings.current()
                .close(
                        Executions.caseId(execution),
                        deleted ? acts.officer().person() : null,
                        Executions.where(execution));
    }
}
