package docket.processes.engine.history;

import docket.processes.engine.log.UnitLog;
import docket.processes.hooks.OperatorActs;
import docket.processes.variables.VariableGuard;
import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Takes each history event of the engine into the unit's log; the engine's history tables get none. */
public final class RecordingHistory implements HistoryEventHandler {

    private final OperatorActs operatorActs;

    public RecordingHistory(OperatorActs operatorActs) {
        this.operatorActs = operatorActs;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        UnitLog log = UnitLog.current();
        if (event instanceof UserOperationLogEntryEventEntity operation) {
            operatorActs.logged(operation);
        } else if (event instanceof HistoricExternalTaskLogEntity external && external.isSuccessLog()) {
            VariableGuard.current().completed(external.getExecutionId());
        }
        log.step(EngineSteps.of(event, event instanceof HistoricVariableUpdateEventEntity v && isHarmless(v)));
        if (event.getProcessInstanceId() != null) {
            log.touchProcess(event.getProcessInstanceId());
        }
        if (event.getRootProcessInstanceId() != null) {
            log.touchCase(event.getRootProcessInstanceId());
            operatorActs.touched(event.getRootProcessInstanceId());
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static boolean isHarmless(HistoricVariableUpdateEventEntity variable) {
        return !variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)
                && !variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE)
                && VariableGuard.current().written(variable);
    }
}
