package docket.processes.variables;

import docket.engine.line.Route;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** The routing variables: the only ones that Docket itself stores in a process. They live at the process instance. */
public final class Routing {

    /** The name of a {@link Route.Outcome}. */
    public static final String ROUTE = "route";

    /** The index of the first step of the stage that is open, from 0. */
    public static final String FIRST_STEP = "firstStep";

    /** How many steps of the line are open side by side. */
    public static final String STAGE_SIZE = "stageSize";

    /** When an allocation round closes, for the timer of its process. */
    public static final String CLOSES_AT = "roundClosesAt";

    public static final Set<String> NAMES = Set.of(ROUTE, FIRST_STEP, STAGE_SIZE, CLOSES_AT);

    /** A timer for which nobody set a time. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** The variables that the engine itself writes for multi-instance activities. */
    static final Set<String> ENGINE_INTERNAL =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    /** Tells the process where to go. A decision outside the approval line leaves the stage that is due as it is. */
    public static void follow(DelegateExecution execution, Route route) {
        VariableGuard.trusted(() -> {
            ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
            instance.setVariable(ROUTE, route.outcome().name());
            if (route.outcome() == Route.Outcome.NEXT && route.stageSize() > 0) {
                instance.setVariable(FIRST_STEP, route.firstStep());
                instance.setVariable(STAGE_SIZE, route.stageSize());
            }
        });
    }

    /** Tells the timer when the round closes; null: not by itself. */
    public static void closeAt(DelegateExecution execution, @Nullable Instant closesAt) {
        VariableGuard.trusted(() -> ((ExecutionEntity) execution)
                .getProcessInstance()
                .setVariable(
                        CLOSES_AT,
                        Objects.requireNonNullElse(closesAt, NEVER)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
    }

    /** The index on the approval line of the step that an execution stands for. */
    public static int step(DelegateExecution execution) {
        int first = ((Number) execution.getVariable(FIRST_STEP)).intValue();
        Object loop = execution.getVariable("loopCounter");
        return loop instanceof Number counter ? first + counter.intValue() : first;
    }

    private Routing() {}
}
