package docket.processes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestPostgres;
import java.util.List;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CamundaTablesTest {

    private final TestPostgres postgres = TestPostgres.fresh();
    private final JdbcTemplate owner = new JdbcTemplate(postgres.as(TestPostgres.OWNER));
    private final JdbcTemplate app = new JdbcTemplate(postgres.as(TestPostgres.APP));

    @AfterEach
    void drop() {
        postgres.close();
    }

    @Test
    void makes_the_tables_of_the_jar_and_runs_once() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        assertThat(versions()).containsExactly("7.24.0");
        schema("7.24.0").validate(postgres.as(TestPostgres.APP));
    }

    @Test
    void the_application_writes_what_runs_but_adds_no_history() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        app.update("INSERT INTO act_ge_property VALUES ('a', 'b', 1)");
        assertThatThrownBy(() -> app.update("INSERT INTO act_hi_comment (id_, time_) VALUES ('1', now())"))
                .hasStackTraceContaining("permission denied for table act_hi_comment");
        assertThatThrownBy(() -> app.execute("TRUNCATE act_ru_task")).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> app.execute("ALTER TABLE act_ru_task ADD COLUMN x text"))
                .hasStackTraceContaining("must be owner");
        assertThat(owner.queryForList(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'camunda'::regnamespace AND relkind = 'r'"
                                + " AND has_table_privilege(?, oid, 'INSERT') = (relname LIKE 'act\\_hi\\_%')",
                        String.class, TestPostgres.APP))
                .isEmpty();
    }

    @Test
    void the_auditor_reads_and_does_nothing_else() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        JdbcTemplate auditor = new JdbcTemplate(postgres.as(TestPostgres.AUDITOR));
        assertThat(auditor.queryForObject("SELECT count(*) FROM camunda.act_ru_task", Integer.class))
                .isZero();
        assertThatThrownBy(() -> auditor.update("DELETE FROM camunda.act_ru_task"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void the_auditor_reads_who_there_is_and_no_passwords() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        JdbcTemplate auditor = new JdbcTemplate(postgres.as(TestPostgres.AUDITOR));
        assertThat(auditor.queryForList("SELECT id_, first_, last_, email_ FROM camunda.act_id_user"))
                .isEmpty();
        for (String secret : List.of("act_id_user.pwd_", "act_id_user.salt_", "act_id_info.password_")) {
            String[] of = secret.split("\\.");
            assertThatThrownBy(() -> auditor.queryForList("SELECT " + of[1] + " FROM camunda." + of[0]))
                    .as(secret)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void an_older_schema_is_upgraded_one_minor_version_after_the_other() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));
        owner.execute("ALTER TABLE camunda.act_hi_comment DROP rev_");
        owner.execute("ALTER TABLE camunda.act_ru_execution DROP proc_def_key_");
        owner.update("DELETE FROM camunda.act_ge_schema_log WHERE version_ = '7.24.0'");
        owner.update("INSERT INTO camunda.act_ge_schema_log VALUES ('1', now(), '7.22.0')");
        owner.update("UPDATE docket.flyway_schema_history SET checksum = 0 WHERE script LIKE '%camunda%'");

        assertThatThrownBy(() -> schema("7.24.0").validate(postgres.as(TestPostgres.APP)))
                .isInstanceOf(FlywayValidateException.class);
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        assertThat(versions()).containsExactly("7.22.0", "7.23.0", "7.24.0");
    }

    @Test
    void a_schema_of_a_newer_camunda_is_refused() {
        schema("7.24.0").migrate(postgres.as(TestPostgres.OWNER));

        assertThatThrownBy(() -> schema("7.23.0").migrate(postgres.as(TestPostgres.OWNER)))
                .hasStackTraceContaining("newer than this program's 7.23.0");
    }

    private List<String> versions() {
        return owner.queryForList("SELECT version_ FROM camunda.act_ge_schema_log ORDER BY version_", String.class);
    }

    private static Schema schema(String version) {
        return new Schema(List.of(new R__camunda_tables(version)), TestPostgres.APP, TestPostgres.AUDITOR);
    }
}
