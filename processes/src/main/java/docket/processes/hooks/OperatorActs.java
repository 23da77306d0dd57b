package docket.processes.hooks;

import docket.engine.casefile.command.course.RecordIntervention;
import docket.engine.organization.Person;
import docket.engine.unit.RootUnit;
import docket.engine.unit.Where;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Tells the case what an operator did to its process outside its tasks: suspended, modified, migrated, deleted it,
 * changed its variables or its jobs. The engine's operation log says so, of one process instance, or of many at once
 * and then each case that the unit touches is told; of what a batch does it says nothing. A start is the drafter's, not
 * an operator's.
 */
public final class OperatorActs {

    private static final Set<String> CATEGORIES =
            Set.of(UserOperationLogEntry.CATEGORY_OPERATOR, UserOperationLogEntry.CATEGORY_ADMIN);
    private static final Set<String> OF_MANY =
            Set.of(EntityTypes.PROCESS_INSTANCE, EntityTypes.PROCESS_DEFINITION, EntityTypes.DEPLOYMENT);

    private final CaseEndings.Teller endings;

    OperatorActs(CaseEndings.Teller endings) {
        this.endings = endings;
    }

    /** Takes an entry of the engine's operation log. */
    public void logged(UserOperationLogEntryEventEntity entry) {
        if (entry.getUserId() == null || !CATEGORIES.contains(entry.getCategory()) || isStart(entry)) {
            return;
        }
        String caseId = caseId(entry);
        if (caseId != null) {
            tell(caseId, entry);
        } else if (isOfMany(entry)) {
            Reach reach = Reach.current();
            if (reach.operation == null) {
                reach.operation = entry;
                reach.cases.forEach(touchedCase -> tell(touchedCase, entry));
            }
        }
    }

    /** Takes a case that the open unit touches. */
    public void touched(String caseId) {
        Reach reach = Reach.current();
        if (reach.cases.add(caseId) && reach.operation != null) {
            tell(caseId, reach.operation);
        }
    }

    /** Tells a case that a batch is about to act on it. */
    public void ofBatch(String caseId, Batch batch, Person maker) {
        endings.current()
                .intervene(
                        caseId,
                        new RecordIntervention(
                                caseId, "Batch." + batch.getType(), maker.id(), Map.of("batch", batch.getId())),
                        Where.NOWHERE);
    }

    private void tell(String caseId, UserOperationLogEntryEventEntity entry) {
        Map<String, String> details = new TreeMap<>();
        put(details, "property", entry.getProperty());
        put(details, "task", entry.getTaskId());
        put(details, "job", entry.getJobId());
        put(details, "batch", entry.getBatchId());
        put(details, "externalTask", entry.getExternalTaskId());
        put(details, "reason", entry.getAnnotation());
        if (!EntityTypes.VARIABLE.equals(entry.getEntityType())) {
            put(details, "from", entry.getOrgValue());
            put(details, "to", entry.getNewValue());
        }
        String intervention = entry.getEntityType() + "." + entry.getOperationType();
        endings.current()
                .intervene(
                        caseId,
                        new RecordIntervention(caseId, intervention, entry.getUserId(), details),
                        Where.NOWHERE);
    }

    /**
     * Whether the entry is about many instances; those that are suspended or activated by their ids are logged one by
     * one, too.
     */
    private static boolean isOfMany(UserOperationLogEntryEventEntity entry) {
        return entry.getProcessInstanceId() == null
                && OF_MANY.contains(entry.getEntityType())
                && !entry.getOperationType().endsWith("Job");
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

    /** How far the open unit reaches. */
    private static final class Reach {
        private final Set<String> cases = new LinkedHashSet<>();
        private @Nullable UserOperationLogEntryEventEntity operation;

        static Reach current() {
            return RootUnit.resource(Reach.class, Reach::new);
        }
    }
}
