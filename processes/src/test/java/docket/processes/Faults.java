package docket.processes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the work of the current thread at its n-th statement, commits included, in a chosen way. Every other thread goes
 * undisturbed. It stands between the program and its connection pool.
 */
public final class Faults {

    /** How a statement breaks. */
    public enum Way {
        /** The driver throws and the statement is not run; the transaction on the server knows nothing of it. */
        REFUSE,
        /** The server reports an error: the transaction is aborted. */
        ABORT,
        /** The statement is run and the driver throws all the same: of a commit, the answer is lost. */
        LOSE_ANSWER,
        /** Something that no {@code catch (Exception)} sees. */
        ERROR,
        /** The server reports a deadlock, once. */
        DEADLOCK,
        /** An administrator ends the session before the statement is sent. */
        KILL
    }

    /** What a plan has seen so far. */
    public static final class Plan implements AutoCloseable {
        private final int at;
        private final Way way;
        private final List<String> seen = new ArrayList<>();
        private @Nullable String broken;

        private Plan(int at, Way way) {
            this.at = at;
            this.way = way;
        }

        /** The statement that broke, or null where there were not so many. */
        public @Nullable String broken() {
            return broken;
        }

        /** Whether the thread had committed something before. */
        public boolean committedBefore() {
            return seen.subList(0, Math.min(seen.size(), at - 1)).contains(COMMIT);
        }

        @Override
        public void close() {
            PLAN.remove();
        }

        private boolean strikes(String statement) {
            seen.add(statement);
            if (broken == null && (seen.size() == at || at == AT_COMMIT && statement.equals(COMMIT))) {
                broken = statement;
                return true;
            }
            return false;
        }
    }

    /** What {@link Way#ERROR} throws. */
    public static final class Planted extends Error {
        private static final long serialVersionUID = 1L;

        Planted(String statement) {
            super("Planted at: " + statement);
        }
    }

    private static final String COMMIT = "COMMIT";
    private static final int AT_COMMIT = -1;
    private static final ThreadLocal<@Nullable Plan> PLAN = new ThreadLocal<>();

    private final DataSource superuser;

    /** @param superuser connections that may end the sessions of others */
    public Faults(DataSource superuser) {
        this.superuser = superuser;
    }

    /** From now until the plan is closed, the current thread's statement number {@code at} (from 1) breaks. */
    public static Plan plan(int at, Way way) {
        Plan plan = new Plan(at, way);
        PLAN.set(plan);
        return plan;
    }

    /** From now until the plan is closed, the current thread's next commit breaks. */
    public static Plan planAtCommit(Way way) {
        return plan(AT_COMMIT, way);
    }

    /** The same connections, breakable. */
    public DataSource around(DataSource connections) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(method, connections, arguments);
            return result instanceof Connection connection ? around(connection) : result;
        });
    }

    private Connection around(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                return run(COMMIT, connection, method, connection, arguments);
            }
            Object result = call(method, connection, arguments);
            if (result instanceof PreparedStatement statement) {
                return around(PreparedStatement.class, statement, connection, String.valueOf(arguments[0]));
            }
            return result instanceof Statement statement ? around(Statement.class, statement, connection, "") : result;
        });
    }

    private <S extends Statement> S around(Class<S> type, S statement, Connection connection, String prepared) {
        return proxy(type, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(method, statement, arguments);
            }
            String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared;
            return run(sql.strip().replaceAll("\\s+", " "), connection, method, statement, arguments);
        });
    }

    private @Nullable Object run(
            String sql, Connection connection, Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        Plan plan = PLAN.get();
        if (plan == null || !plan.strikes(sql)) {
            return call(method, target, arguments);
        }
        switch (plan.way) {
            case REFUSE -> throw new SQLException("Planted at: " + sql, "XX000");
            case ERROR -> throw new Planted(sql);
            case ABORT -> onServer(connection, "SELECT 1 / 0");
            case DEADLOCK ->
                onServer(connection, "DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '40P01'; END $$");
            case KILL -> kill(connection);
            case LOSE_ANSWER -> {
                call(method, target, arguments);
                throw new SQLException("Planted after: " + sql, "08006");
            }
        }
        return call(method, target, arguments);
    }

    private static void onServer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void kill(Connection connection) throws SQLException {
        int session;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            session = row.getInt(1);
        }
        try (Connection other = superuser.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + session + ", 5000)");
        }
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Faults.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> arguments[0] == self;
                    case "hashCode" -> System.identityHashCode(self);
                    default -> handler.handle(method, arguments);
                }));
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
