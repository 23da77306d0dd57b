package docket.processes.engine.service;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.unit.Actor;
import docket.processes.act.Acts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Filters whose queries hold expressions are saved by the program itself only, and no query that comes with a call may
 * hold one: whoever can put an expression into a query can run code.
 */
public final class GuardedFilterService extends FilterServiceImpl {

    private final Acts acts;

    public GuardedFilterService(Acts acts) {
        this.acts = acts;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        if (acts.current().actor() instanceof Actor.Person) {
            refuseExpressions(filter.getQuery());
        }
        return super.saveFilter(filter);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, @Nullable Q extending) {
        refuseExpressions(extending);
        return super.list(filterId, extending);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, @Nullable Q extending, int firstResult, int maxResults) {
        refuseExpressions(extending);
        return super.listPage(filterId, extending, firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, @Nullable Q extending) {
        refuseExpressions(extending);
        return super.singleResult(filterId, extending);
    }

    @Override
    public Long count(String filterId, @Nullable Query<?, ?> extending) {
        refuseExpressions(extending);
        return super.count(filterId, extending);
    }

    private static void refuseExpressions(@Nullable Query<?, ?> query) {
        Set<String> found = new TreeSet<>();
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(one -> found.addAll(one.getExpressions().keySet()));
        } else if (query instanceof AbstractQuery<?, ?> other) {
            found.addAll(other.getExpressions().keySet());
        }
        if (!found.isEmpty()) {
            throw new Refused(RefusalCode.EXPRESSION_FORBIDDEN, String.join(", ", found));
        }
    }
}
