package docket.processes.engine.statement;

import docket.engine.unit.RootUnit;
import docket.processes.engine.log.UnitLog;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Notes each statement with which the engine writes, so that no writing command goes without its event, and the instances
 * of external tasks: of their locks the engine tells no history.
 */
final class WatchedExecutor implements Executor {

    private final Executor executor;

    WatchedExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public int update(MappedStatement statement, @Nullable Object parameter) throws SQLException {
        if (RootUnit.isOpen()) {
            UnitLog log = UnitLog.current();
            log.wrote(statement.getId(), parameter);
            if (parameter instanceof ExternalTaskEntity task && task.getProcessInstanceId() != null) {
                log.touchStray(task.getProcessInstanceId());
            }
        }
        return executor.update(statement, parameter);
    }

    @Override
    public <E> List<E> query(
            MappedStatement statement,
            @Nullable Object parameter,
            RowBounds rows,
            @Nullable ResultHandler handler,
            CacheKey key,
            BoundSql sql)
            throws SQLException {
        return executor.query(statement, parameter, rows, handler, key, sql);
    }

    @Override
    public <E> List<E> query(
            MappedStatement statement, @Nullable Object parameter, RowBounds rows, @Nullable ResultHandler handler)
            throws SQLException {
        return executor.query(statement, parameter, rows, handler);
    }

    @Override
    public <E> Cursor<E> queryCursor(MappedStatement statement, @Nullable Object parameter, RowBounds rows)
            throws SQLException {
        return executor.queryCursor(statement, parameter, rows);
    }

    @Override
    public List<BatchResult> flushStatements() throws SQLException {
        return executor.flushStatements();
    }

    @Override
    public void commit(boolean required) throws SQLException {
        executor.commit(required);
    }

    @Override
    public void rollback(boolean required) throws SQLException {
        executor.rollback(required);
    }

    @Override
    public CacheKey createCacheKey(
            MappedStatement statement, @Nullable Object parameter, RowBounds rows, BoundSql sql) {
        return executor.createCacheKey(statement, parameter, rows, sql);
    }

    @Override
    public boolean isCached(MappedStatement statement, CacheKey key) {
        return executor.isCached(statement, key);
    }

    @Override
    public void clearLocalCache() {
        executor.clearLocalCache();
    }

    @Override
    public void deferLoad(
            MappedStatement statement, MetaObject result, String property, CacheKey key, Class<?> targetType) {
        executor.deferLoad(statement, result, property, key, targetType);
    }

    @Override
    public Transaction getTransaction() {
        return executor.getTransaction();
    }

    @Override
    public void close(boolean forceRollback) {
        executor.close(forceRollback);
    }

    @Override
    public boolean isClosed() {
        return executor.isClosed();
    }

    @Override
    public void setExecutorWrapper(Executor wrapper) {
        executor.setExecutorWrapper(wrapper);
    }
}
