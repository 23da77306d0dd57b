package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.processes.Books;
import docket.processes.Faults;
import docket.processes.Faults.Plan;
import docket.processes.Faults.Way;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseDraft;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise 1 for what the machine does: a job that breaks anywhere leaves the process and the record as they were, pays for
 * a fault with one of its tries and for a lost race with none, and does its work at the next try.
 */
class AtomicJobTest extends ProcessTest {

    private static final int TRIES = 3;

    @BeforeAll
    static void run_jobs_by_hand() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORT", "ERROR", "KILL", "DEADLOCK"})
    void a_scoring_job_that_breaks_at_any_statement_leaves_nothing(Way way) {
        String line = "score-" + way;
        budgetLine(line, "100.00");
        String caseId = open("kim.employee", request(line, "40.00", approve("director")));

        int byteArrays = byteArrays();

        breakAtEachStatement(way, jobs(caseId).get(0).getId());

        assertThat(byteArrays()).as("byte arrays that the failures left").isEqualTo(byteArrays);
        assertThat(jobs(caseId)).isEmpty();
        books.assertAgree(caseId);
        assertThat(events(caseId)).endsWith("scoring-failed", "authority-resolved", "step-offered");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABORT", "ERROR", "KILL", "DEADLOCK"})
    void a_repeating_timer_that_breaks_at_any_statement_leaves_nothing_and_goes_on(Way way) {
        deployReminded();
        String caseId = open(
                "kim.employee",
                new CaseDraft(
                        "reminded-approval",
                        "A day at home",
                        "other",
                        "facilities",
                        null,
                        Map.of("body", "For the plumber."),
                        List.of()));
        Job first = jobs(caseId).get(0);

        breakAtEachStatement(way, first.getId());

        books.assertAgree(caseId);
        assertThat(events(caseId)).containsExactly("case-opened", "step-offered", "scoring-failed");
        assertThat(jobs(caseId)).singleElement().satisfies(next -> {
            assertThat(next.getId()).isNotEqualTo(first.getId());
            assertThat(next.getRetries()).isEqualTo(TRIES);
            engine.getManagementService().executeJob(next.getId());
        });
        assertThat(jobs(caseId)).hasSize(1);
        assertThat(events(caseId)).endsWith("scoring-failed", "scoring-failed");
    }

    /** Runs a job again and again, and breaks it one statement later each time, until it gets through. */
    private static void breakAtEachStatement(Way way, String jobId) {
        ManagementService management = engine.getManagementService();
        List<String> before = rows();
        for (int statement = 1; ; statement++) {
            try (Plan plan = Faults.plan(statement, way)) {
                Throwable failure = catchThrowable(() -> management.executeJob(jobId));
                if (plan.committedBefore() || plan.broken() == null) {
                    assertThat(statement).as("statements of a job").isGreaterThan(15);
                    return;
                }
                assertThat(failure)
                        .as("broken at %d, %s", statement, plan.broken())
                        .isNotNull();
                assertThat(Books.differences(before, rows()))
                        .as("broken at %d, %s", statement, plan.broken())
                        .isEmpty();
                Job job = management.createJobQuery().jobId(jobId).singleResult();
                assertThat(job.getRetries())
                        .as("tries left after %s at %d, %s", way, statement, plan.broken())
                        .isEqualTo(way == Way.DEADLOCK ? TRIES : TRIES - 1);
            }
            management.setJobRetries(jobId, TRIES);
        }
    }

    /** Everything but what a failed job says of itself. */
    private static List<String> rows() {
        return books.rows().stream()
                .filter(row -> !row.startsWith("camunda.act_ru_job ")
                        && !row.startsWith("camunda.act_ge_bytearray ")
                        && !row.contains(",engine-advanced,"))
                .toList();
    }

    private static int byteArrays() {
        return books.rows().stream()
                .filter(row -> row.startsWith("camunda.act_ge_bytearray "))
                .toList()
                .size();
    }

    private static List<Job> jobs(String caseId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(caseId)
                .list();
    }

    /** The simple approval with a timer that scores the case every day while it waits. */
    private static void deployReminded() {
        DeploymentBuilder deployment = engine.getRepositoryService()
                .createDeployment()
                .name("reminded")
                .enableDuplicateFiltering(false);
        for (ModelResource model : ModelCatalog.shipped()) {
            if (model.name().startsWith("simple-approval/") || model.name().startsWith("forms/")) {
                deployment.addString(
                        model.name(), model.text().contains("<bpmn:process") ? reminded(model.text()) : model.text());
            }
        }
        deployment.deploy();
    }

    private static String reminded(String model) {
        String timer = """
                <bpmn:boundaryEvent id="daily" name="Daily" attachedToRef="decide" cancelActivity="false">
                  <bpmn:outgoing>to-score</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="every-day">
                    <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/PT24H</bpmn:timeCycle>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:serviceTask id="score-again" name="Score again" camunda:delegateExpression="${score}">
                  <bpmn:incoming>to-score</bpmn:incoming>
                  <bpmn:outgoing>to-reminded</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:endEvent id="reminded" name="Reminded">
                  <bpmn:incoming>to-reminded</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="to-score" sourceRef="daily" targetRef="score-again" />
                <bpmn:sequenceFlow id="to-reminded" sourceRef="score-again" targetRef="reminded" />
                """;
        return model.replace("id=\"simple-approval\"", "id=\"reminded-approval\"")
                .replace("<bpmn:subProcess", timer + "<bpmn:subProcess")
                .replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
    }
}
