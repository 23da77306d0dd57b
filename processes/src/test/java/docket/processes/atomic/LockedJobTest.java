package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.line.LineStep;
import docket.processes.Faults;
import docket.processes.Faults.Way;
import docket.processes.ProcessTest;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job is neither kept from its turn nor charged a try by what is not its own failure. */
class LockedJobTest extends ProcessTest {

    private static final LineStep DIRECTOR = approve("director");

    /** The job's lock would hold for five minutes. */
    @ParameterizedTest
    @EnumSource(names = {"ABORT", "KILL", "REFUSE"})
    void whose_connection_fails_at_its_first_statement_is_tried_again_at_once(Way way) {
        String caseId = withJobAtRest();
        String job = job(caseId);
        jdbc.update(
                "UPDATE camunda.act_ru_job SET suspension_state_ = 1, lock_owner_ = 'this thread',"
                        + " lock_exp_time_ = now() + interval '5 minutes' WHERE id_ = ?",
                job);

        try (Faults.Plan plan = Faults.plan(1, way)) {
            jobThread(job).run();
            assertThat(plan.broken()).as("what broke").isNotNull();
        }

        assertThat(task("lee.director", caseId).caseId()).isEqualTo(caseId);
    }

    @Test
    void is_not_charged_for_somebody_who_may_not_run_it() {
        String caseId = withJobAtRest();
        String job = job(caseId);
        jdbc.update(
                "UPDATE camunda.act_ru_job SET suspension_state_ = 1, duedate_ = now() + interval '1 day' WHERE id_ = ?",
                job);
        int before = allEvents();

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> as("park.employee", () -> {
                        engine.getManagementService().executeJob(job);
                        return true;
                    }))
                    .isInstanceOf(AuthorizationException.class);
        }

        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .jobId(job)
                        .singleResult()
                        .getRetries())
                .isEqualTo(3);
        assertThat(allEvents()).isEqualTo(before);
    }

    /** A case whose scoring job nobody takes. */
    private static String withJobAtRest() {
        engine.getManagementService().suspendJobDefinitionByProcessDefinitionKey("document-approval");
        try {
            return open("kim.employee", payment(DIRECTOR));
        } finally {
            engine.getManagementService().activateJobDefinitionByProcessDefinitionKey("document-approval");
        }
    }

    private static String job(String caseId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(caseId)
                .singleResult()
                .getId();
    }

    private static Runnable jobThread(String job) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .getExecuteJobsRunnable(List.of(job), (ProcessEngineImpl) engine);
    }

    private static int allEvents() {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM docket.domain_event", Integer.class);
        return count == null ? 0 : count;
    }
}
