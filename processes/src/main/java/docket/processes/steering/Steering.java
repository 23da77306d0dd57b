package docket.processes.steering;

import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.text.Characters;
import docket.processes.act.Acts;
import docket.processes.act.CommandField;
import docket.processes.refusal.EngineRefusal;
import java.sql.Timestamp;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessInstanceStateCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sees to it that a case begins at its beginning, and goes the way that its process draws. Only an operator leads it
 * elsewhere, who says why, and only inside its process; that nobody does so with a case of their own is the case's to
 * say. What a task is called and when it is due stays as it is on record. Thread-safe.
 */
public final class Steering {

    private static final String SAME_KEY =
            "SELECT count(DISTINCT key_) <= 1 FROM camunda.act_re_procdef WHERE id_ IN (?, ?)";

    private static final String SAME_TASK = """
            SELECT (name_, description_, due_date_, owner_, delegation_)
                   IS NOT DISTINCT FROM (?::text, ?::text, ?::timestamp, ?::text, ?::text)
              FROM camunda.act_ru_task WHERE id_ = ?""";

    private static final String INSTANCE =
            "SELECT 1 FROM camunda.act_ru_execution WHERE id_ = ? AND parent_id_ IS NULL";
    private static final String JOB_DEFINITION = "SELECT 1 FROM camunda.act_ru_jobdef WHERE id_ = ?";

    private final Acts acts;
    private final JdbcTemplate jdbc;

    public Steering(Acts acts, JdbcTemplate jdbc) {
        this.acts = acts;
        this.jdbc = jdbc;
    }

    /**
     * @throws Refused STEERING_FORBIDDEN, REASON_REQUIRED, FIELD_REQUIRED, OTHER_PROCESS, TASK_NOT_CHANGED,
     *     UNKNOWN_TO_ENGINE
     */
    public void check(Command<?> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd
                || command instanceof AbstractRestartProcessInstanceCmd) {
            throw new Refused(SteeringRefusal.STEERING_FORBIDDEN);
        } else if (command instanceof ModifyProcessInstanceCmd || command instanceof ModifyProcessInstanceAsyncCmd) {
            var modification = read(command, "builder", ProcessInstanceModificationBuilderImpl.class);
            checkModification(modification.getAnnotation(), modification.getModificationOperations());
        } else if (command instanceof AbstractModificationCmd) {
            var modification = read(command, "builder", ModificationBuilderImpl.class);
            checkModification(modification.getAnnotation(), modification.getInstructions());
        } else if (command instanceof SaveTaskCmd) {
            requireSameTask(read(command, "task", TaskEntity.class));
        } else if (command instanceof AbstractMigrationCmd) {
            requireOperator();
            requireSameProcess(read(command, "executionBuilder", MigrationPlanExecutionBuilderImpl.class)
                    .getMigrationPlan());
        } else if (command instanceof AbstractSetProcessInstanceStateCmd) {
            requireThere(INSTANCE, CommandField.of(command, "processInstanceId"));
        } else if (command instanceof AbstractSetJobDefinitionStateCmd) {
            requireThere(JOB_DEFINITION, CommandField.of(command, "jobDefinitionId"));
        }
    }

    /** Refuses to suspend what does not exist: the engine says yes to that, to anybody. */
    private void requireThere(String question, @Nullable Object id) {
        if (id != null && jdbc.queryForList(question, Integer.class, id).isEmpty()) {
            throw new Refused(EngineRefusal.UNKNOWN_TO_ENGINE, id);
        }
    }

    private void checkModification(@Nullable String why, @Nullable List<?> instructions) {
        requireOperator();
        if (why == null || Characters.areBlank(why)) {
            throw new Refused(SteeringRefusal.REASON_REQUIRED, "annotation");
        }
        if (instructions == null || instructions.isEmpty()) {
            throw new Refused(RequestRefusal.FIELD_REQUIRED, "instructions");
        }
    }

    private void requireOperator() {
        if (!acts.person().may(Permission.OPERATE)) {
            throw new Refused(SteeringRefusal.STEERING_FORBIDDEN);
        }
    }

    private void requireSameProcess(@Nullable MigrationPlan plan) {
        if (plan != null
                && !Boolean.TRUE.equals(jdbc.queryForObject(
                        SAME_KEY,
                        Boolean.class,
                        plan.getSourceProcessDefinitionId(),
                        plan.getTargetProcessDefinitionId()))) {
            throw new Refused(SteeringRefusal.OTHER_PROCESS);
        }
    }

    /**
     * Refuses what would change a name, description, due date or owner; a task that does not exist is the engine's to
     * refuse.
     */
    private void requireSameTask(TaskEntity task) {
        Date due = task.getDueDate();
        if (jdbc.queryForList(
                        SAME_TASK,
                        Boolean.class,
                        task.getName(),
                        task.getDescription(),
                        due == null ? null : new Timestamp(due.getTime()),
                        task.getOwner(),
                        task.getDelegationStateString(),
                        task.getId())
                .contains(false)) {
            throw new Refused(EngineRefusal.TASK_NOT_CHANGED);
        }
    }

    private static <T> T read(Object command, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(CommandField.of(command, name), name));
    }
}
