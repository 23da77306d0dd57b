package docket.benchmark.contest;

import com.zaxxer.hikari.HikariDataSource;
import docket.engine.scoring.ScoreRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Camunda 7 by itself, with the history level that {@code BENCH_HISTORY} names. Ids, pool and job executor are set as in
 * Docket, which is faster than the defaults; everything else is as it comes.
 */
public final class CamundaContestant implements Contestant {

    private final OpenTasks tasks;
    private final Scoring scoring = new Scoring();
    private final HikariDataSource pool = Pool.open();
    private final String history = System.getenv("BENCH_HISTORY");
    private final ProcessEngine engine;

    public CamundaContestant(OpenTasks tasks) {
        this.tasks = tasks;
        this.engine = configuration(pool).buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        "scored-approval.bpmn",
                        new String(Scoring.resource("scored-approval.bpmn"), StandardCharsets.UTF_8))
                .deploy();
    }

    private StandaloneProcessEngineConfiguration configuration(DataSource dataSource) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory(history);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(new HashMap<>(Map.of("score", (JavaDelegate) this::score)));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<BpmnParseListener>(List.of(new Telling())));
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(8);
        executor.setQueueSize(32);
        executor.setMaxJobsPerAcquisition(16);
        executor.setWaitTimeInMillis(500);
        executor.setMaxWait(2_000);
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(true);
        return configuration;
    }

    private void score(DelegateExecution execution) {
        ScoreRecord score = scoring.score(execution.getVariables());
        execution.setVariable("advice", score.advice().name());
        execution.setVariable("probability", score.probabilityMicros());
    }

    @Override
    public String start(Draft draft) {
        engine.getIdentityService().setAuthentication(DRAFTER, List.of(DRAFTERS));
        try {
            return engine.getRuntimeService()
                    .startProcessInstanceByKey("scored-approval", draft.variables())
                    .getId();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public String task(String caseId) throws Exception {
        return tasks.await(caseId);
    }

    @Override
    public void decide(String caseId, String taskId) {
        engine.getIdentityService().setAuthentication(DECIDER, List.of(DECIDERS));
        try {
            engine.getTaskService().complete(taskId, Map.of("decision", "APPROVE", "opinion", "In order"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void settle() {
        // a completed task is a finished instance
    }

    @Override
    public List<String> losses(long cases) throws Exception {
        Rows rows = new Rows(pool)
                .expect(0, "running instances", "SELECT count(*) FROM act_ru_execution")
                .expect(0, "waiting jobs", "SELECT count(*) FROM act_ru_job");
        if (history.equals("full")) {
            rows.expect(
                            cases,
                            "ended instances",
                            "SELECT count(*) FROM act_hi_procinst WHERE end_time_ IS NOT NULL AND start_user_id_ = '"
                                    + DRAFTER + "'")
                    .expect(
                            cases,
                            "completed tasks",
                            "SELECT count(*) FROM act_hi_taskinst WHERE delete_reason_ = 'completed'")
                    .expect(
                            cases,
                            "decisions by their person",
                            "SELECT count(*) FROM act_hi_op_log WHERE operation_type_ = 'Complete' AND user_id_ = '"
                                    + DECIDER + "'")
                    .expect(cases, "scores", "SELECT count(*) FROM act_hi_varinst WHERE name_ = 'advice'");
        }
        return rows.losses();
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
    private final class Telling extends AbstractBpmnParseListener {
        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
        }

        private void created(DelegateTask task) {
            String caseId = task.getProcessInstanceId();
            String taskId = task.getId();
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, context -> tasks.offer(caseId, taskId));
        }
    }
}
