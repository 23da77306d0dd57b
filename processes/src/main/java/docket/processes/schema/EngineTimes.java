package docket.processes.schema;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Settles the zone of the engine's times, which are stored without one: UTC. Those of an older Docket are in the zone
 * of its machine, and are moved once.
 */
public final class EngineTimes {

    /**
     * Compares the times of open tasks with those of the record: a task is recorded in the transaction that makes it.
     */
    private static final String TASKS_NEAR_THEIR_RECORD = """
            SELECT coalesce(avg(CASE WHEN near THEN 1 ELSE 0 END), 1) > 0.5 FROM (
                SELECT EXISTS (
                    SELECT FROM docket.domain_event e WHERE e.stream = i.business_key_
                       AND abs(extract(epoch FROM e.occurred_at::timestamptz - (t.create_time_ AT TIME ZONE ?))) < 60) near
                  FROM camunda.act_ru_task t
                  JOIN camunda.act_ru_execution x ON x.id_ = t.proc_inst_id_
                  JOIN camunda.act_ru_execution i ON i.id_ = x.root_proc_inst_id_
                 ORDER BY t.create_time_ DESC LIMIT 200) tasks""";

    private static final String MOVE = """
            DO $$
            DECLARE
                one record;
            BEGIN
                LOCK TABLE docket.engine_times;
                IF EXISTS (SELECT FROM docket.engine_times) THEN
                    RETURN; -- another node was first
                END IF;
                FOR one IN SELECT table_name, string_agg(format('%%1$I = (%%1$I AT TIME ZONE %%2$L) AT TIME ZONE ''UTC''',
                                                                column_name, '%1$s'), ', ') AS moves
                             FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
                            WHERE table_schema = 'camunda' AND table_type = 'BASE TABLE'
                              AND data_type = 'timestamp without time zone'
                            GROUP BY table_name LOOP
                    EXECUTE format('UPDATE camunda.%%I SET %%s', one.table_name, one.moves);
                END LOOP;
                INSERT INTO docket.engine_times (zone, moved_from) VALUES ('UTC', '%1$s');
            END
            $$""";

    private final JdbcTemplate jdbc;

    /** @param database the owner's, to move the times; that of anybody who may read, to ask */
    public EngineTimes(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** Whether the times are in UTC, and the database says so. */
    public boolean areSettled() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT EXISTS (SELECT FROM docket.engine_times WHERE zone = 'UTC')", Boolean.class));
    }

    /**
     * The first zone in which most open tasks were made when the record says so; where no task is open, the first zone.
     */
    public Optional<ZoneId> writtenIn(List<ZoneId> candidates) {
        return candidates.stream()
                .filter(zone -> Objects.requireNonNull(
                        jdbc.queryForObject(TASKS_NEAR_THEIR_RECORD, Boolean.class, zone.getId())))
                .findFirst();
    }

    /** Moves all times from this zone to UTC and records it, once and in one transaction. No other node may run. */
    public void move(ZoneId from) {
        jdbc.execute(MOVE.formatted(from.getId()));
    }
}
