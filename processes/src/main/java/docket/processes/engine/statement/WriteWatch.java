package docket.processes.engine.statement;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Invocation;

/**
 * Puts a {@link WatchedExecutor} around each of the engine's executors. MyBatis's own way, a proxy for every part of every
 * statement, costs more than the watching.
 */
public final class WriteWatch implements Interceptor {

    @Override
    public Object plugin(Object target) {
        return target instanceof Executor executor ? new WatchedExecutor(executor) : target;
    }

    @Override
    public Object intercept(Invocation invocation) {
        throw new UnsupportedOperationException("Nothing is wrapped in a proxy that would call this");
    }
}
