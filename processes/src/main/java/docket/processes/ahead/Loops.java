package docket.processes.ahead;

import docket.bpmn.walk.Condition;
import docket.engine.line.Route;
import docket.processes.variables.Routing;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Counts how often the loops around an activity lead through it at least, where nobody stops the case. */
final class Loops {

    /** More people than any agency sends one case to; nested loops may multiply to more. */
    private static final int MOST = 1000;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final String ALL = "nrOfInstances";
    private static final String DONE = "nrOfCompletedInstances";
    private static final String ACTIVE = "nrOfActiveInstances";
    private static final Set<String> READ = Set.of(Routing.ROUTE, ALL, DONE, ACTIVE);

    /**
     * The product of the loops, at most {@value #MOST}.
     *
     * @param approves whether an activity may approve the case
     */
    static int times(ActivityImpl activity, Predicate<ActivityImpl> approves) {
        int times = 1;
        for (ScopeImpl scope = activity; scope instanceof ActivityImpl inner; scope = inner.getFlowScope()) {
            if (inner.getActivityBehavior() instanceof MultiInstanceActivityBehavior loop) {
                boolean mayApprove = TasksAhead.activities(inner).anyMatch(approves);
                times = multiplied(times, rounds(loop, mayApprove));
            }
        }
        return times;
    }

    static int multiplied(int times, int rounds) {
        return Math.min(MOST, times * rounds);
    }

    /**
     * How often one loop runs at least: once where only the running case knows the count; a condition on anything else
     * ends no loop early.
     */
    private static int rounds(MultiInstanceActivityBehavior loop, boolean mayApprove) {
        String count = loop.getLoopCardinalityExpression().getExpressionText().strip();
        if (!NUMBER.matcher(count).matches()) {
            return 1;
        }
        int rounds = Integer.parseInt(count);
        Expression until = loop.getCompletionConditionExpression();
        if (until == null) {
            return rounds;
        }
        Condition condition = new Condition(until.getExpressionText());
        if (!READ.containsAll(condition.names())) {
            return rounds;
        }
        boolean inTurn = loop instanceof SequentialMultiInstanceActivityBehavior;
        return IntStream.range(1, rounds)
                .filter(done -> Stream.of(Route.Outcome.NEXT, Route.Outcome.APPROVED)
                        .filter(route -> mayApprove || route == Route.Outcome.NEXT)
                        .anyMatch(route -> condition.holds(
                                name -> value(name, rounds, done, inTurn ? 1 : rounds - done, route.name()))))
                .findFirst()
                .orElse(rounds);
    }

    /**
     * A variable of the loop as the engine has it when it asks: in a sequence, the round just decided is still active.
     */
    private static Object value(String name, int rounds, int done, int active, String route) {
        return Objects.requireNonNull(
                switch (name) {
                    case ALL -> (double) rounds;
                    case DONE -> (double) done;
                    case ACTIVE -> (double) active;
                    default -> route;
                });
    }

    private Loops() {}
}
