package docket.benchmark.contest;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.Agency;
import docket.engine.casefile.Decision;
import docket.engine.casefile.event.StepOffered;
import docket.engine.money.Money;
import docket.engine.order.LogVerifier;
import docket.engine.scoring.CanonicalJson;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.Scorecard;
import docket.engine.scoring.training.NewModels;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.TaskDecision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Docket: the very program that {@code ./docket up} starts, called where its REST controllers call it. A case is at its
 * end when all its events are stored, projected and numbered in the one order.
 */
public final class DocketContestant implements Contestant {

    private static final Set<String> FORMS = Set.of("document-approval-start.form", "decide.form");
    private static final List<String> OF_EACH_CASE =
            List.of("case-opened", "case-scored", "step-offered", "step-decided", "case-closed");
    private static final int TRANSACTIONS = 3;

    private final OpenTasks tasks;
    private final ConfigurableApplicationContext docket;
    private final ProcessEngine engine;
    private final CaseProcessStarter starter;
    private final CaseTasks caseTasks;
    private final Rows rows;

    public DocketContestant(OpenTasks tasks) throws Exception {
        this.tasks = tasks;
        this.docket = SpringApplication.run(
                Class.forName("docket.api.DocketApplication"),
                "--docket.sample-cases=0",
                "--spring.profiles.active=terminal");
        System.setProperty("docket.port", docket.getEnvironment().getRequiredProperty("local.server.port"));
        this.engine = docket.getBean(ProcessEngine.class);
        this.starter = docket.getBean(CaseProcessStarter.class);
        this.caseTasks = docket.getBean(CaseTasks.class);
        this.rows = new Rows(docket.getBean(DataSource.class));
        docket.getBean(EventStore.class).subscribe(this::tell);
        takeModel();
        deploy();
    }

    private void takeModel() {
        docket.getBean(NewModels.class)
                .take(docket.getBean(Acts.class).current(), CanonicalJson.read(Scoring.card(), Scorecard.class));
        docket.getBean(CurrentModel.class).refresh();
    }

    private void deploy() {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name("benchmark");
        for (ModelResource model : ModelCatalog.shipped()) {
            String file = model.name().substring(model.name().lastIndexOf('/') + 1);
            if (FORMS.contains(file)) {
                deployment.addString(file, model.text());
            }
        }
        deployment
                .addString(
                        "scored-approval.bpmn",
                        new String(Scoring.resource("scored-approval.bpmn"), StandardCharsets.UTF_8))
                .deploy();
    }

    /** Offers each task to the client that waits for it, once it is committed. */
    private void tell(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event.getPayload() instanceof StepOffered offered) {
                CurrentUnitOfWork.get().root().afterCommit(unit -> tasks.offer(offered.caseId(), offered.taskId()));
            }
        }
    }

    @Override
    public String start(Draft draft) throws Exception {
        CaseDraft caseDraft = new CaseDraft(
                "scored-approval",
                draft.title(),
                draft.kind(),
                draft.organization(),
                Money.parse(draft.amount(), draft.currency()),
                Map.of("body", draft.body(), "costType", draft.costType(), "project", draft.project()),
                List.of());
        return as(DRAFTER, DRAFTERS, () -> starter.start(caseDraft));
    }

    @Override
    public String task(String caseId) throws Exception {
        return tasks.await(caseId);
    }

    @Override
    public void decide(String caseId, String taskId) throws Exception {
        TaskDecision decision = new TaskDecision(Decision.APPROVE, "In order", "Both offers were read", null, null);
        as(DECIDER, DECIDERS, () -> caseTasks.decide(taskId, decision, null));
    }

    private <T> T as(String person, String group, Callable<T> act) throws Exception {
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try (ActScope scope = ActScope.enter(Door.REST, null, null)) {
            return act.call();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void settle() throws Exception {
        while (rows.count("SELECT count(*) FROM docket.log_entry WHERE global_index ="
                        + " (SELECT max(global_index) FROM docket.domain_event)")
                == 0) {
            Thread.sleep(2);
        }
    }

    @Override
    public List<String> losses(long cases) throws Exception {
        rows.expect(
                        cases,
                        "approved and closed cases",
                        "SELECT count(*) FROM docket.case_view WHERE state = 'APPROVED' AND closed_at IS NOT NULL")
                .expectAtLeast(
                        TRANSACTIONS * cases,
                        "transactions of the engine",
                        "SELECT count(*) FROM docket.domain_event WHERE type = 'engine-advanced'")
                .expect(0, "events without a place in the order", """
                        SELECT count(*) FROM docket.domain_event e
                         WHERE NOT EXISTS (SELECT FROM docket.log_entry l WHERE l.global_index = e.global_index)""")
                .expect(0, "running instances", "SELECT count(*) FROM camunda.act_ru_execution")
                .expect(0, "waiting jobs", "SELECT count(*) FROM camunda.act_ru_job");
        for (String type : OF_EACH_CASE) {
            rows.expect(
                    cases, "events " + type, "SELECT count(*) FROM docket.domain_event WHERE type = '" + type + "'");
        }
        List<String> losses = new ArrayList<>(rows.losses());
        new LogVerifier(
                        docket.getBean(DataSource.class),
                        docket.getBean(Agency.class).name())
                .verify()
                .findings()
                .forEach(finding -> losses.add(finding.toString()));
        return losses;
    }

    @Override
    public Map<String, Long> stored() throws Exception {
        return rows.ofTables("docket.domain\\_event", "docket.log\\_entry", "docket.case\\_view", "camunda.act\\_hi%");
    }

    @Override
    public void close() {
        docket.close();
    }
}
