package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.bpmn.ModelProperties;
import docket.engine.refusal.Refused;
import docket.processes.variables.VariableRefusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.junit.jupiter.api.Test;

/** What a batch does, which runs in nobody's name, is recorded as the act of whoever made it, case by case, or refused. */
class BatchesTest extends ProcessTest {

    @Test
    void suspends_and_activates() {
        String first = waiting();
        String second = waiting();

        run(() -> runtime()
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(first, second)
                .suspendAsync());
        run(() -> runtime()
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(first, second)
                .activateAsync());

        assertThat(interventions(first))
                .hasSize(2)
                .isEqualTo(interventions(second))
                .allMatch(act -> act.equals("Batch.instance-update-suspension-state admin batch"));
    }

    @Test
    void deletes() {
        String caseId = waiting();

        run(() -> runtime().deleteProcessInstancesAsync(List.of(caseId), "entered by mistake"));

        assertThat(interventions(caseId)).containsExactly("Batch.instance-deletion admin batch");
        assertThat(events(caseId)).endsWith("operator-intervened", "step-lapsed", "case-closed");
        assertThat(jdbc.queryForObject(
                        "SELECT convert_from(metadata, 'UTF8')::json->>'person' FROM docket.domain_event"
                                + " WHERE stream = ? AND type = 'case-closed'",
                        String.class,
                        caseId))
                .isEqualTo("admin");
    }

    @Test
    void migrates() {
        String caseId = waiting();
        String definition = definitionOf(caseId);

        run(() -> runtime()
                .newMigration(runtime()
                        .createMigrationPlan(definition, definition)
                        .mapEqualActivities()
                        .build())
                .processInstanceIds(caseId)
                .executeAsync());

        assertThat(interventions(caseId)).containsExactly("Batch.instance-migration admin batch");
    }

    @Test
    void gives_jobs_new_retries() {
        engine.getManagementService().suspendJobDefinitionByProcessDefinitionKey("document-approval", true);
        try {
            String caseId = open("kim.employee", payment(approve("director")));
            String job = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(caseId)
                    .singleResult()
                    .getId();

            run(() -> engine.getManagementService().setJobRetriesAsync(List.of(job), 7));

            assertThat(interventions(caseId)).containsExactly("Batch.set-job-retries admin batch");
            assertThat(engine.getManagementService()
                            .createJobQuery()
                            .jobId(job)
                            .singleResult()
                            .getRetries())
                    .isEqualTo(7);
        } finally {
            engine.getManagementService().activateJobDefinitionByProcessDefinitionKey("document-approval", true);
        }
    }

    @Test
    void withdraws_in_the_name_of_the_drafter() {
        String caseId = waiting();

        run(
                "kim.employee",
                () -> runtime()
                        .createMessageCorrelationAsync(ModelProperties.WITHDRAWAL_MESSAGE)
                        .processInstanceIds(List.of(caseId))
                        .correlateAllAsync());

        assertThat(events(caseId)).contains("case-withdrawn").endsWith("case-closed");
    }

    @Test
    void is_refused_a_withdrawal_in_the_name_of_another() {
        String caseId = waiting();

        Batch batch = start(
                "park.employee",
                () -> runtime()
                        .createMessageCorrelationAsync(ModelProperties.WITHDRAWAL_MESSAGE)
                        .processInstanceIds(List.of(caseId))
                        .correlateAllAsync());

        failed(batch, "not-your-case");
        assertThat(events(caseId)).endsWith("step-offered");
    }

    @Test
    void is_refused_a_token_move_past_a_decision() {
        String caseId = waiting();

        Batch batch = start(
                "admin",
                () -> runtime()
                        .createModification(definitionOf(caseId))
                        .cancelAllForActivity("decide")
                        .startBeforeActivity("register-case")
                        .setAnnotation("the director is away")
                        .processInstanceIds(caseId)
                        .executeAsync());

        failed(batch, "decision-bypassed");
        assertThat(events(caseId)).endsWith("step-offered");
    }

    @Test
    void is_refused_variables() {
        String caseId = waiting();

        assertThatThrownBy(() ->
                        start("admin", () -> runtime().setVariablesAsync(List.of(caseId), Map.of("planted", "x"))))
                .satisfies(thrown -> assertThat(Refused.in(thrown).orElseThrow().code())
                        .isEqualTo(VariableRefusal.VARIABLE_NOT_DECLARED));
    }

    @Test
    void that_nobody_made_does_nothing_to_a_case() {
        String caseId = waiting();

        Batch batch = runtime().deleteProcessInstancesAsync(List.of(caseId), "nobody");

        failed(batch, "person-required");
        assertThat(events(caseId)).endsWith("step-offered");
    }

    private static RuntimeService runtime() {
        return engine.getRuntimeService();
    }

    private static void run(Callable<Batch> make) {
        run("admin", make);
    }

    private static void run(String person, Callable<Batch> make) {
        String id = start(person, make).getId();
        await(() -> {
            var progress = engine.getManagementService()
                    .createBatchStatisticsQuery()
                    .batchId(id)
                    .singleResult();
            boolean done = progress == null || progress.getCompletedJobs() == progress.getTotalJobs();
            return done ? id : null;
        });
    }

    private static Batch start(String person, Callable<Batch> make) {
        return withoutRights(() -> as(person, make));
    }

    /** Waits until the batch has given up, and removes it. */
    private static void failed(Batch batch, String code) {
        var failure = await(() -> engine.getManagementService()
                .createJobQuery()
                .jobDefinitionId(batch.getBatchJobDefinitionId())
                .noRetriesLeft()
                .singleResult());
        assertThat(failure.getExceptionMessage()).startsWith(code);
        engine.getManagementService().deleteBatch(batch.getId(), true);
    }
}
