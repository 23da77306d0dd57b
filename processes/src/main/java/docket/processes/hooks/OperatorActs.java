package docket.processes.hooks;

import docket.engine.casefile.command.RecordIntervention;
import docket.engine.unit.Where;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Tells the case what an operator did to its process outside its tasks: suspended, modified, migrated, deleted it,
 * changed its variables or its jobs. The engine's operation log says so; a start is the drafter's, not an operator's.
 */
public final class OperatorActs implements Consumer<UserOperationLogEntryEventEntity> {

    private static final Set<String> CATEGORIES =
            Set.of(UserOperationLogEntry.CATEGORY_OPERATOR, UserOperationLogEntry.CATEGORY_ADMIN);

    private final CaseEndings.Teller endings;

    OperatorActs(CaseEndings.Teller endings) {
        this.endings = endings;
    }

    @Override
    public void accept(UserOperationLogEntryEventEntity entry) {
        String caseId = caseId(entry);
        String person = entry.getUserId();
        if (caseId == null || person == null || !CATEGORIES.contains(entry.getCategory()) || isStart(entry)) {
            return;
        }
        Map<String, String> details = new TreeMap<>();
        put(details, "property", entry.getProperty());
        put(details, "task", entry.getTaskId());
        put(details, "job", entry.getJobId());
        put(details, "batch", entry.getBatchId());
        put(details, "externalTask", entry.getExternalTaskId());
        if (!EntityTypes.VARIABLE.equals(entry.getEntityType())) {
            put(details, "from", entry.getOrgValue());
            put(details, "to", entry.getNewValue());
        }
        String intervention = entry.getEntityType() + "." + entry.getOperationType();
        endings.current()
                .intervene(caseId, new RecordIntervention(caseId, intervention, person, details), Where.NOWHERE);
    }

    private static boolean isStart(UserOperationLogEntryEventEntity entry) {
        return UserOperationLogEntry.OPERATION_TYPE_CREATE.equals(entry.getOperationType())
                && EntityTypes.PROCESS_INSTANCE.equals(entry.getEntityType());
    }

    private static @Nullable String caseId(UserOperationLogEntryEventEntity entry) {
        if (entry.getRootProcessInstanceId() != null || entry.getProcessInstanceId() == null) {
            return entry.getRootProcessInstanceId();
        }
        ExecutionEntity instance =
                Context.getCommandContext().getExecutionManager().findExecutionById(entry.getProcessInstanceId());
        return instance == null ? null : instance.getRootProcessInstanceId();
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
