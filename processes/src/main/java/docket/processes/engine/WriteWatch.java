package docket.processes.engine;

import docket.engine.unit.RootUnit;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Plugin;
import org.apache.ibatis.plugin.Signature;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * Notes each statement with which the engine writes, so that no writing command goes without its event, and the instances
 * of external tasks: of their locks the engine tells no history.
 */
@Intercepts(
        @Signature(
                type = Executor.class,
                method = "update",
                args = {MappedStatement.class, Object.class}))
public final class WriteWatch implements Interceptor {

    /** Only executors are watched: to ask each statement's other parts whether they are would cost more than they do. */
    @Override
    public Object plugin(Object target) {
        return target instanceof Executor ? Plugin.wrap(target, this) : target;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        if (RootUnit.isOpen()) {
            UnitLog log = UnitLog.current();
            log.wrote(((MappedStatement) invocation.getArgs()[0]).getId());
            if (invocation.getArgs()[1] instanceof ExternalTaskEntity task && task.getProcessInstanceId() != null) {
                log.touchStray(task.getProcessInstanceId());
            }
        }
        return invocation.proceed();
    }
}
