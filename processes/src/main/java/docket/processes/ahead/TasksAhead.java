package docket.processes.ahead;

import docket.bpmn.ModelProperties;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineStep;
import docket.engine.line.ModelTask;
import docket.engine.line.StepKind;
import docket.engine.refusal.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.CallableElementUtil;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a case must pass before it can be approved, whatever is answered and whichever way it goes. Conditions
 * are not read, so that a task counts only where no flow leads around it: what may be needed, but need not be, is left
 * out.
 *
 * @param line whether the approval line is among them
 * @param takesLine whether any task of the process is of the approval line, on whichever way
 * @param tasks those that the process itself gives to a person or to groups
 */
public record TasksAhead(boolean line, boolean takesLine, List<ModelTask> tasks) {

    /**
     * @param given the approval line that the drafter gave, or empty
     * @throws Refused INVALID_APPROVAL_LINE where there is no task that would follow it
     */
    public void requireUseOf(List<LineStep> given, String process) {
        if (!given.isEmpty() && !takesLine) {
            throw new Refused(LineRefusal.INVALID_APPROVAL_LINE, "not-taken", process);
        }
    }

    /** @param stepOf the mark {@code docket.step} of a user task */
    private record Reading(Function<ActivityImpl, @Nullable String> stepOf, VariableScope scope, Set<String> calls) {}

    /** The tasks that lie before a new case. */
    public static TasksAhead of(
            ProcessDefinitionImpl process, Function<ActivityImpl, @Nullable String> stepOf, VariableScope scope) {
        return from(process.getInitial(), stepOf, scope);
    }

    /** The tasks that lie before a case that leaves an activity. */
    public static TasksAhead from(
            ActivityImpl begin, Function<ActivityImpl, @Nullable String> stepOf, VariableScope scope) {
        return new ProcessReach(begin, new Reading(stepOf, scope, new HashSet<>())).ahead();
    }

    /** One process, and what is reached in it. */
    private static final class ProcessReach {

        private final ActivityImpl begin;
        private final Reading reading;
        private final List<ActivityImpl> all;
        private final boolean approves;

        ProcessReach(ActivityImpl begin, Reading reading) {
            this.begin = begin;
            this.reading = reading;
            this.all = activities(begin.getProcessDefinition()).toList();
            this.approves = all.stream().anyMatch(this::isApproving);
        }

        TasksAhead ahead() {
            boolean line = false;
            List<ModelTask> tasks = new ArrayList<>();
            for (ActivityImpl activity : isPassed(null) ? all : List.<ActivityImpl>of()) {
                ProcessReach called = isNeeded(activity) ? called(activity) : null;
                if (called != null) {
                    TasksAhead inside = called.ahead();
                    line |= inside.line;
                    int times = Loops.times(activity, this::isApproving);
                    inside.tasks.forEach(task -> tasks.add(
                            new ModelTask(task.user(), task.groups(), Loops.multiplied(task.times(), times))));
                } else if (isTask(activity) && isNeeded(activity)) {
                    String step = reading.stepOf.apply(activity);
                    line |= ModelProperties.LINE_STEP.equals(step);
                    if (!ModelProperties.LINE_STEP.equals(step) && !ModelProperties.REVISE_STEP.equals(step)) {
                        tasks.add(task(activity, Loops.times(activity, this::isApproving)));
                    }
                }
            }
            return new TasksAhead(line, takesLine(), tasks);
        }

        private boolean takesLine() {
            return all.stream().anyMatch(activity -> {
                ProcessReach called = called(activity);
                return called != null && called.takesLine() || isTask(activity) && isOfLine(activity);
            });
        }

        private boolean isOfLine(ActivityImpl task) {
            return ModelProperties.LINE_STEP.equals(reading.stepOf.apply(task));
        }

        private boolean isNeeded(ActivityImpl activity) {
            return activity != begin && !isPassed(activity);
        }

        /** Whether the approval, or else the end, is reached though nobody gets past one activity. */
        private boolean isPassed(@Nullable ActivityImpl closed) {
            Set<ActivityImpl> reached = new LinkedHashSet<>();
            if (begin != closed) {
                reached.add(begin);
            }
            for (int before = -1; before != reached.size(); ) {
                before = reached.size();
                all.stream()
                        .filter(activity -> activity != closed && isEntered(activity, reached))
                        .forEach(reached::add);
            }
            return reached.stream()
                    .anyMatch(activity -> approves
                            ? isApproving(activity)
                            : activity.getFlowScope() == begin.getProcessDefinition() && isEnd(activity));
        }

        private boolean isEntered(ActivityImpl activity, Set<ActivityImpl> reached) {
            List<PvmTransition> incoming = activity.getIncomingTransitions();
            ScopeImpl inside = activity.getFlowScope();
            boolean begins = incoming.isEmpty()
                    && (inside instanceof ActivityImpl ? reached.contains(inside) : activity.isTriggeredByEvent());
            boolean happens = activity.getEventScope() instanceof ActivityImpl host
                    && Stream.concat(Stream.of(host), host.getActivities().stream())
                            .anyMatch(reached::contains);
            boolean waitsForAll = activity.getActivityBehavior() instanceof ParallelGatewayActivityBehavior;
            Stream<ActivityImpl> sources = incoming.stream().map(flow -> (ActivityImpl) flow.getSource());
            return begins
                    || happens
                    || !incoming.isEmpty()
                            && (waitsForAll
                                    ? sources.allMatch(source -> isLeft(source, reached))
                                    : sources.anyMatch(source -> isLeft(source, reached)));
        }

        /** A sub-process is left once an end in it is reached. */
        private static boolean isLeft(ActivityImpl activity, Set<ActivityImpl> reached) {
            return reached.contains(activity)
                    && (activity.getActivities().isEmpty()
                            || activities(activity).anyMatch(inner -> isEnd(inner) && reached.contains(inner)));
        }

        private static boolean isEnd(ActivityImpl activity) {
            return activity.getOutgoingTransitions().isEmpty()
                    && activity.getActivities().isEmpty();
        }

        private boolean isApproving(ActivityImpl activity) {
            if (isTask(activity)) {
                String step = Objects.requireNonNull(reading.stepOf.apply(activity), "a user task says its step");
                return step.equals(ModelProperties.LINE_STEP)
                        || StepKind.of(step).approves();
            }
            ProcessReach called = called(activity);
            return called != null && called.approves;
        }

        private @Nullable ProcessReach called(ActivityImpl activity) {
            if (!(activity.getActivityBehavior() instanceof CallActivityBehavior call)) {
                return null;
            }
            ProcessDefinitionImpl process =
                    CallableElementUtil.getProcessDefinitionToCall(reading.scope, null, call.getCallableElement());
            Set<String> calls = new HashSet<>(reading.calls);
            return calls.add(process.getId())
                    ? new ProcessReach(process.getInitial(), new Reading(reading.stepOf, reading.scope, calls))
                    : null;
        }
    }

    static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), activities(activity)));
    }

    private static boolean isTask(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof UserTaskActivityBehavior;
    }

    private static ModelTask task(ActivityImpl activity, int times) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        Expression assignee = task.getAssigneeExpression();
        return new ModelTask(
                assignee == null ? null : assignee.getExpressionText(),
                task.getCandidateGroupIdExpressions().stream()
                        .map(Expression::getExpressionText)
                        .sorted()
                        .toList(),
                times);
    }
}
