package docket.processes.engine.history;

import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.ExternalTaskState;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Makes history events without the byte arrays that the stock producer stores for them: nobody would ever delete those,
 * since the tables that point to them stay empty.
 */
public final class LeanHistoryEventProducer extends CacheAwareHistoryEventProducer {

    @Override
    public HistoryEvent createHistoricJobLogFailedEvt(Job job, Throwable exception) {
        return createHistoricJobLogEvt(job, HistoryEventTypes.JOB_FAIL);
    }

    @Override
    public HistoryEvent createHistoricExternalTaskLogFailedEvt(ExternalTask task) {
        HistoricExternalTaskLogEntity event =
                initHistoricExternalTaskLog((ExternalTaskEntity) task, ExternalTaskState.FAILED);
        event.setErrorMessage(task.getErrorMessage());
        return event;
    }
}
