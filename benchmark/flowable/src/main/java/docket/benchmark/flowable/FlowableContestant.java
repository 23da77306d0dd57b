package docket.benchmark.flowable;

import com.zaxxer.hikari.HikariDataSource;
import docket.benchmark.contest.Contestant;
import docket.benchmark.contest.Draft;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.Pool;
import docket.benchmark.contest.Rows;
import docket.benchmark.contest.Scoring;
import docket.engine.scoring.ScoreRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.cfg.TransactionState;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.identity.Authentication;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * Flowable by itself, with its full history, with UUIDs (its own ids take a second connection inside a transaction, and
 * with more clients than connections all wait for each other) and as it comes otherwise: its executor takes a new job over in memory, at
 * the commit. The model is the same, in Flowable's words.
 */
public final class FlowableContestant implements Contestant {

    private final OpenTasks tasks;
    private final Scoring scoring = new Scoring();
    private final HikariDataSource pool = Pool.open();
    private final ProcessEngine engine;

    public FlowableContestant(OpenTasks tasks) {
        this.tasks = tasks;
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.FULL);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(new HashMap<>(Map.of("score", (JavaDelegate) this::score)));
        configuration.setAsyncExecutorActivate(true);
        this.engine = configuration.buildProcessEngine();
        engine.getRuntimeService().addEventListener(new Telling(), FlowableEngineEventType.TASK_CREATED);
        engine.getRepositoryService()
                .createDeployment()
                .addString("scored-approval.bpmn20.xml", model())
                .deploy();
    }

    private static String model() {
        return new String(Scoring.resource("scored-approval.bpmn"), StandardCharsets.UTF_8)
                .replaceAll("(?s)<bpmn:extensionElements>.*?</bpmn:extensionElements>", "")
                .replaceAll(" camunda:(formRef|formRefBinding|versionTag|historyTimeToLive)=\"[^\"]*\"", "")
                .replace("http://camunda.org/schema/1.0/bpmn", "http://flowable.org/bpmn")
                .replace("camunda:asyncBefore", "flowable:async")
                .replace("camunda", "flowable");
    }

    private void score(DelegateExecution execution) {
        ScoreRecord score = scoring.score(execution.getVariables());
        execution.setVariable("advice", score.advice().name());
        execution.setVariable("probability", score.probabilityMicros());
    }

    @Override
    public String start(Draft draft) {
        Authentication.setAuthenticatedUserId(DRAFTER);
        try {
            return engine.getRuntimeService()
                    .startProcessInstanceByKey("scored-approval", draft.variables())
                    .getId();
        } finally {
            Authentication.setAuthenticatedUserId(null);
        }
    }

    @Override
    public String task(String caseId) throws Exception {
        return tasks.await(caseId);
    }

    @Override
    public void decide(String caseId, String taskId) {
        Authentication.setAuthenticatedUserId(DECIDER);
        try {
            engine.getTaskService().complete(taskId, DECIDER, Map.of("decision", "APPROVE", "opinion", "In order"));
        } finally {
            Authentication.setAuthenticatedUserId(null);
        }
    }

    @Override
    public void settle() {
        // a completed task is a finished instance
    }

    @Override
    public List<String> losses(long cases) throws Exception {
        return new Rows(pool)
                .expect(0, "running instances", "SELECT count(*) FROM act_ru_execution")
                .expect(0, "waiting jobs", "SELECT count(*) FROM act_ru_job")
                .expect(
                        cases,
                        "ended instances",
                        "SELECT count(*) FROM act_hi_procinst WHERE end_time_ IS NOT NULL AND start_user_id_ = '"
                                + DRAFTER + "'")
                .expect(
                        cases,
                        "tasks completed by their person",
                        "SELECT count(*) FROM act_hi_taskinst WHERE end_time_ IS NOT NULL AND completed_by_ = '"
                                + DECIDER + "'")
                .expect(cases, "scores", "SELECT count(*) FROM act_hi_varinst WHERE name_ = 'advice'")
                .losses();
    }

    @Override
    public Map<String, Long> stored() throws Exception {
        return new Rows(pool).ofTables("public.act\\_hi%", "public.act\\_ru%");
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    /** Offers each task to the client that waits for it, once it is committed. */
    private final class Telling extends AbstractFlowableEventListener {
        @Override
        public void onEvent(FlowableEvent event) {
            Task task = (Task) ((FlowableEntityEvent) event).getEntity();
            tasks.offer(task.getProcessInstanceId(), task.getId());
        }

        @Override
        public boolean isFailOnException() {
            return true;
        }

        @Override
        public boolean isFireOnTransactionLifecycleEvent() {
            return true;
        }

        @Override
        public String getOnTransaction() {
            return TransactionState.COMMITTED.name();
        }
    }
}
