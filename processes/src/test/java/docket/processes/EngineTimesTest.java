package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestPostgres;
import docket.processes.schema.EngineTimes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an older Docket stored in the zone of its machine. */
class EngineTimesTest extends ProcessTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final EngineTimes times = new EngineTimes(postgres.as(TestPostgres.OWNER));
    private final JdbcTemplate owner = new JdbcTemplate(postgres.as(TestPostgres.OWNER));

    @BeforeEach
    void a_case_with_a_deadline() {
        waiting();
    }

    @Test
    void those_of_a_new_database_are_in_utc() {
        assertThat(times.areSettled()).isTrue();
        assertThat(times.writtenIn(List.of(SEOUL, ZoneOffset.UTC))).contains(ZoneOffset.UTC);
    }

    @Test
    void those_in_the_zone_of_a_machine_are_recognised_by_the_record_and_moved_once() {
        Map<String, Object> right = stored();
        owner.update("UPDATE camunda.act_ru_task SET create_time_ = create_time_ + interval '9 hours',"
                + " due_date_ = due_date_ + interval '9 hours'");
        owner.update("UPDATE camunda.act_re_deployment SET deploy_time_ = deploy_time_ + interval '9 hours'");
        owner.update("DELETE FROM docket.engine_times");

        assertThat(times.areSettled()).isFalse();
        assertThat(times.writtenIn(List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"))))
                .isEmpty();
        assertThat(times.writtenIn(List.of(ZoneOffset.UTC, SEOUL))).contains(SEOUL);

        times.move(SEOUL);
        times.move(SEOUL);

        assertThat(stored()).isEqualTo(right);
        assertThat(times.areSettled()).isTrue();
        assertThat(owner.queryForMap("SELECT zone, moved_from FROM docket.engine_times"))
                .containsEntry("zone", "UTC")
                .containsEntry("moved_from", "Asia/Seoul");
    }

    private Map<String, Object> stored() {
        return owner.queryForMap(
                "SELECT max(create_time_) AS made, max(due_date_) AS due, (SELECT max(deploy_time_) FROM"
                        + " camunda.act_re_deployment) AS deployed FROM camunda.act_ru_task");
    }
}
