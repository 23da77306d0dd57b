package docket.benchmark.contest;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.scoring.CanonicalJson;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.Scorecard;
import docket.engine.training.NewModels;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.CaseProcessStarter;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.TaskDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
 * The very program that {@code ./docket up} starts, called where its REST controllers call it, with the benchmark's
 * process and scorecard. Thread-safe.
 */
public final class RunningDocket implements AutoCloseable {

    private static final Set<String> FORMS = Set.of("document-approval-start.form", "decide.form");

    private final OpenTasks tasks;
    private final ConfigurableApplicationContext docket;
    private final ProcessEngine engine;
    private final CaseProcessStarter starter;
    private final CaseTasks caseTasks;
    private final Rows rows;

    /** @param tasks is told of each task of a case, once it is committed */
    public RunningDocket(OpenTasks tasks) throws Exception {
        this.tasks = tasks;
        this.docket = SpringApplication.run(
                Class.forName("docket.api.DocketApplication"),
                "--docket.sample-cases=0",
                "--spring.profiles.active=terminal");
        this.engine = docket.getBean(ProcessEngine.class);
        this.starter = docket.getBean(CaseProcessStarter.class);
        this.caseTasks = docket.getBean(CaseTasks.class);
        this.rows = new Rows(bean(DataSource.class));
        bean(EventStore.class).subscribe(this::tell);
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("scored-approval")
                        .count()
                == 0) {
            takeModel();
            deploy();
        }
    }

    private void takeModel() {
        bean(NewModels.class).take(bean(Acts.class).current(), CanonicalJson.read(Scoring.card(), Scorecard.class));
        bean(CurrentModel.class).refresh();
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

    private void tell(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            if (event.getPayload() instanceof StepOffered offered) {
                CurrentUnitOfWork.get().root().afterCommit(unit -> tasks.offer(offered.caseId(), offered.taskId()));
            }
        }
    }

    public <T> T bean(Class<T> type) {
        return docket.getBean(type);
    }

    /** The port at which it serves. */
    public String port() {
        return docket.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Counts what is stored, over connections of its own. */
    public Rows rows() {
        return rows;
    }

    /** Starts a case of the benchmark's process; it is committed when this returns. */
    public String start(Draft draft) throws Exception {
        return start(new CaseDraft(
                "scored-approval",
                draft.title(),
                draft.kind(),
                draft.organization(),
                Money.parse(draft.amount(), draft.currency()),
                draft.content(),
                List.of()));
    }

    /** Starts any case in the name of the drafter. */
    public String start(CaseDraft draft) throws Exception {
        return as(Contestant.DRAFTER, List.of(Contestant.DRAFTERS), () -> starter.start(draft));
    }

    /** Approves in the name of the decider; the case is over when this returns. */
    public void decide(String taskId) throws Exception {
        TaskDecision decision = new TaskDecision(Decision.APPROVE, "In order", "Both offers were read", null, null);
        as(Contestant.DECIDER, List.of(Contestant.DECIDERS), () -> caseTasks.decide(taskId, decision, null));
    }

    /** Acts as a person does who is logged in. */
    public <T> T as(String person, List<String> groups, Callable<T> act) throws Exception {
        engine.getIdentityService().setAuthentication(person, groups);
        try (ActScope scope = ActScope.enter(Door.REST, null, null)) {
            return act.call();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Waits until every event has its place in the one order. */
    public void settle() throws Exception {
        while (rows.count("SELECT count(*) FROM docket.log_entry WHERE global_index ="
                        + " (SELECT max(global_index) FROM docket.domain_event)")
                == 0) {
            Thread.sleep(2);
        }
    }

    @Override
    public void close() {
        docket.close();
    }
}
