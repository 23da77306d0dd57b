package docket.processes.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.unit.RootUnit;
import docket.processes.ProcessTest;
import docket.processes.act.Acts;
import docket.processes.cases.CaseProcessStarter;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DirectJobsTest extends ProcessTest {

    @Test
    void a_step_is_stored_as_this_programs_own_and_soon_free_for_others() {
        Map<String, Object> stored = startAndLook();

        assertThat(stored.get("lock_owner_")).isEqualTo(executor().getLockOwner());
        assertThat(((Timestamp) stored.get("lock_exp_time_")).toInstant())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofSeconds(31)));
        assertThat(task("lee.director", stored.get("process_instance_id_").toString()))
                .isNotNull();
    }

    @Test
    void a_program_whose_executor_rests_leaves_the_step_to_others() {
        executor().shutdown();
        try {
            assertThat(startAndLook().get("lock_owner_")).isNull();
        } finally {
            executor().start();
        }
    }

    @Test
    void jobs_run_from_the_end_of_a_start_to_the_beginning_of_a_stop() {
        context.stop();
        assertThat(executor().isActive()).isFalse();
        String caseId = open("kim.employee", payment(approve("director")));

        context.start();

        assertThat(task("lee.director", caseId)).isNotNull();
        assertThat(context.getBean(JobsLast.class).getPhase()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_lock_that_a_clock_wrote_which_was_set_back_ends_at_once() {
        executor().shutdown();
        String caseId = open("kim.employee", payment(approve("director")));
        jdbc.update(
                "UPDATE camunda.act_ru_job SET lock_owner_ = 'another', lock_exp_time_ = localtimestamp + interval '3 hours'"
                        + " WHERE process_instance_id_ = ?",
                caseId);

        executor().start();

        assertThat(task("lee.director", caseId)).isNotNull();
    }

    /** The job of a new case, as it is just before the commit. */
    private static Map<String, Object> startAndLook() {
        JdbcTemplate same = new JdbcTemplate(context.getBean(DataSource.class));
        return as(
                "kim.employee",
                () -> context.getBean(RootUnit.class)
                        .execute(context.getBean(Acts.class).current(), () -> {
                            String caseId =
                                    context.getBean(CaseProcessStarter.class).start(payment(approve("director")));
                            return same.queryForMap(
                                    "SELECT * FROM camunda.act_ru_job WHERE process_instance_id_ = ?", caseId);
                        }));
    }

    private static JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
