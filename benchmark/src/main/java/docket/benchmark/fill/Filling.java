package docket.benchmark.fill;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.machine.Postgres;
import docket.benchmark.machine.Programs;
import docket.benchmark.machine.WorkerProgram;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with so many events and so many open tasks. Docket itself makes a few hundred cases and stops; their
 * events, views and, where they are open, the engine's rows are copied by SQL; the database's own function numbers the
 * events; then it is analyzed, as autovacuum would have done. The closing hash of a copied case is its original's.
 */
public final class Filling {

    private static final int CLOSED = 200;
    private static final int OPEN = 50;
    private static final int CASES_AT_ONCE = 2_000;
    private static final List<String> ENGINE =
            List.of("camunda.act_ru_execution", "camunda.act_ru_task", "camunda.act_ru_variable");
    private static final String LINKS = "camunda.act_ru_identitylink";
    private static final String RIGHTS = "camunda.act_ru_authorization";

    private final Postgres postgres;
    private final Programs programs;
    private final String database;
    private boolean spread;
    private long copies;

    /** @param database made where it does not exist */
    public Filling(Postgres postgres, Programs programs, String database) {
        this.postgres = postgres;
        this.programs = programs;
        this.database = database;
    }

    /** Whether an earlier run has filled it. */
    public boolean isDone() throws SQLException {
        postgres.createDatabase(database, "docket_owner");
        try (Connection connection = postgres.connect(database)) {
            return count(connection, "SELECT count(*) FROM pg_tables WHERE tablename = 'bench_filled'") > 0;
        }
    }

    /** Fills it with at least so many. */
    public void fill(long events, long tasks) throws IOException, SQLException {
        System.err.printf("Filling %s with %,d events and %,d open tasks%n", database, events, tasks);
        spread = tasks > 0; // lists of open tasks are asked for; without any task, what is shown is as the events say
        postgres.dropDatabase(database);
        programs.forget(database);
        JsonNode open = original();
        try (Connection connection = postgres.connect(database)) {
            run(connection, Copied.PREPARE);
            run(connection, "CREATE TABLE bench.open_case AS SELECT unnest(" + ids(open) + ") AS id");
            copyClosed(connection, events - tasks);
            if (tasks > 0) {
                copyOpen(connection, tasks);
            }
            run(connection, "DROP SCHEMA bench CASCADE");
            run(connection, "VACUUM ANALYZE");
            run(connection, "CREATE TABLE public.bench_filled ()");
            run(connection, "CHECKPOINT");
            System.err.printf(
                    "  %,d events, %,d cases, %,d open tasks%n",
                    count(connection, "SELECT count(*) FROM docket.log_entry"),
                    count(connection, "SELECT count(*) FROM docket.case_view"),
                    count(connection, "SELECT count(*) FROM camunda.act_ru_task"));
        }
    }

    private JsonNode original() throws IOException, SQLException {
        try (WorkerProgram docket = programs.inDocket(database, Originals.class, List.of(), List.of())) {
            return docket.order(Map.of("closed", CLOSED, "open", OPEN)).get("open");
        }
    }

    private void copyClosed(Connection connection, long events) throws SQLException {
        String closed = "NOT (%s && (SELECT array_agg(id) FROM bench.open_case))".formatted("subjects");
        Copied ofEvents = new Copied(connection, "docket.domain_event", spread);
        Copied ofViews = new Copied(connection, "docket.case_view", spread);
        ofEvents.takeOriginals(connection, closed + " AND subjects <> '{}'", "global_index");
        ofViews.takeOriginals(connection, "case_id NOT IN (SELECT id FROM bench.open_case)", "opened_at");
        long each = count(connection, "SELECT count(*) FROM bench.domain_event");
        copy(connection, (events + each - 1) / each, CASES_AT_ONCE / CLOSED, List.of(ofEvents, ofViews));
    }

    private void copyOpen(Connection connection, long tasks) throws SQLException {
        run(connection, "DROP TABLE bench.domain_event, bench.case_view");
        String ofCase = "proc_inst_id_ IN (SELECT id FROM bench.open_case)";
        List<Copied> tables = new ArrayList<>();
        tables.add(taken(
                connection,
                "docket.domain_event",
                "subjects && (SELECT array_agg(id) FROM bench.open_case)",
                "global_index"));
        tables.add(taken(connection, "docket.case_view", "case_id IN (SELECT id FROM bench.open_case)", "opened_at"));
        for (String table : ENGINE) {
            tables.add(taken(connection, table, ofCase, "id_"));
        }
        String ofTask = "_id_ IN (SELECT id_ FROM camunda.act_ru_task WHERE " + ofCase + ")";
        tables.add(taken(connection, LINKS, "task" + ofTask, "id_"));
        tables.add(taken(connection, RIGHTS, "resource" + ofTask, "id_"));
        copy(connection, (tasks + OPEN - 1) / OPEN, CASES_AT_ONCE / OPEN, tables);
    }

    private Copied taken(Connection connection, String table, String condition, String order) throws SQLException {
        Copied copied = new Copied(connection, table, spread);
        copied.takeOriginals(connection, condition, order);
        return copied;
    }

    /** Copies in portions; each is numbered before the next one, as the sequencer would have done long ago. */
    private void copy(Connection connection, long times, int atOnce, List<Copied> tables) throws SQLException {
        for (long done = 0; done < times; done += atOnce) {
            long now = Math.min(atOnce, times - done);
            for (Copied table : tables) {
                table.copy(connection, copies + 1, copies + now);
            }
            copies += now;
            try (PreparedStatement number =
                    connection.prepareStatement("SELECT docket.number_events('docket.example', 1000000)")) {
                number.executeQuery();
            }
            if (done / atOnce % 50 == 49) {
                System.err.printf("  %d%%%n", 100 * done / times);
            }
        }
    }

    private static String ids(JsonNode open) {
        List<String> ids = new ArrayList<>();
        open.forEach(id -> ids.add("'" + id.asText() + "'"));
        return "ARRAY[" + String.join(",", ids) + "]";
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
