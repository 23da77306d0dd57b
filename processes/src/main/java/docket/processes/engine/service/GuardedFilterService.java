package docket.processes.engine.service;

import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.processes.act.Acts;
import docket.processes.refusal.EngineRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * Refuses expressions in the queries of filters, and in queries that come with a call: whoever can put an expression
 * into a query can run code. What depends on the person who asks, or on the hour, a filter says by a property.
 */
public final class GuardedFilterService extends FilterServiceImpl {

    /** The property of a filter that finds, of what its query finds, only what the person who asks may decide now. */
    public static final String DECIDABLE = "docket.decidable";

    /** The property of a filter that finds only what is offered to a group of the person who asks. */
    public static final String OFFERED = "docket.offered";

    /**
     * The property of a filter that finds only what the person who asks has or is offered, and what is past its due
     * date.
     */
    public static final String OVERDUE = "docket.overdue";

    /** The most tasks that a filter finds: more than anybody reads, and fewer than a statement takes. */
    private static final int MOST = 5000;

    private static final String[] NONE = {"-"};

    private final Acts acts;
    private final IntFunction<List<String>> decidable;

    /** @param decidable the ids of so many tasks that the person who asks may decide */
    public GuardedFilterService(Acts acts, IntFunction<List<String>> decidable) {
        this.acts = acts;
        this.decidable = decidable;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        refuseExpressions(filter.getQuery());
        return super.saveFilter(filter);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, @Nullable Q extending) {
        refuseExpressions(extending);
        return super.list(filterId, narrowed(filterId, extending));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, @Nullable Q extending, int firstResult, int maxResults) {
        refuseExpressions(extending);
        return super.listPage(filterId, narrowed(filterId, extending), firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, @Nullable Q extending) {
        refuseExpressions(extending);
        return super.singleResult(filterId, narrowed(filterId, extending));
    }

    @Override
    public Long count(String filterId, @Nullable Query<?, ?> extending) {
        refuseExpressions(extending);
        return super.count(filterId, narrowed(filterId, extending));
    }

    @SuppressWarnings("unchecked") // filters are of tasks
    private <Q extends Query<?, ?>> @Nullable Q narrowed(String filterId, @Nullable Q extending) {
        Filter filter = getFilter(filterId);
        if (filter == null) {
            return extending;
        }
        TaskQueryImpl tasks = extending instanceof TaskQueryImpl given ? given : new TaskQueryImpl();
        if (Boolean.TRUE.equals(filter.getProperties().get(DECIDABLE))) {
            decidable(tasks);
        } else if (Boolean.TRUE.equals(filter.getProperties().get(OFFERED))) {
            offered(tasks);
        } else if (Boolean.TRUE.equals(filter.getProperties().get(OVERDUE))) {
            overdue(tasks);
        } else {
            return extending;
        }
        return (Q) tasks;
    }

    private void offered(TaskQueryImpl tasks) {
        List<String> groups = groups();
        if (groups.isEmpty()) {
            tasks.taskIdIn(NONE);
        } else {
            tasks.taskCandidateGroupIn(groups);
        }
    }

    private void overdue(TaskQueryImpl tasks) {
        List<String> groups = groups();
        TaskQuery ownTasks = tasks.dueBefore(ClockUtil.getCurrentTime()).or().taskAssignee(person());
        (groups.isEmpty() ? ownTasks : ownTasks.taskCandidateGroupIn(groups)).endOr();
    }

    private String person() {
        return acts.current().actor() instanceof Person person ? person.id() : NONE[0];
    }

    private List<String> groups() {
        return acts.current().actor() instanceof Person person ? List.copyOf(person.groups()) : List.of();
    }

    private void decidable(TaskQueryImpl tasks) {
        List<String> ids = new ArrayList<>(decidable.apply(MOST));
        if (tasks.getTaskIdIn() != null) {
            ids.retainAll(Set.of(tasks.getTaskIdIn()));
        }
        tasks.taskIdIn(ids.isEmpty() ? NONE : ids.toArray(String[]::new));
    }

    private static void refuseExpressions(@Nullable Query<?, ?> query) {
        Set<String> expressions = new TreeSet<>();
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries()
                    .forEach(part -> expressions.addAll(part.getExpressions().keySet()));
        } else if (query instanceof AbstractQuery<?, ?> plain) {
            expressions.addAll(plain.getExpressions().keySet());
        }
        if (!expressions.isEmpty()) {
            throw new Refused(EngineRefusal.EXPRESSION_FORBIDDEN, String.join(", ", expressions));
        }
    }
}
