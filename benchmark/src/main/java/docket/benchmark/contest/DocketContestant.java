package docket.benchmark.contest;

import docket.engine.agency.Agency;
import docket.engine.order.LogVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Docket, through its service layer. A case is at its end when all its events are stored, projected and numbered in the
 * one order.
 */
public final class DocketContestant implements Contestant {

    private static final List<String> OF_EACH_CASE =
            List.of("case-opened", "case-scored", "step-offered", "step-decided", "case-closed");
    private static final int TRANSACTIONS = 3;

    private final OpenTasks tasks;
    private final RunningDocket docket;

    public DocketContestant(OpenTasks tasks) throws Exception {
        this.tasks = tasks;
        this.docket = new RunningDocket(tasks);
    }

    @Override
    public String port() {
        return docket.port();
    }

    @Override
    public String start(Draft draft) throws Exception {
        return docket.start(draft);
    }

    @Override
    public String task(String caseId) throws Exception {
        return tasks.await(caseId);
    }

    @Override
    public void decide(String caseId, String taskId) throws Exception {
        docket.decide(taskId);
    }

    @Override
    public void settle() throws Exception {
        docket.settle();
    }

    @Override
    public List<String> losses(long cases) throws Exception {
        Rows rows = docket.rows()
                .expect(
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
        new LogVerifier(docket.bean(DataSource.class), docket.bean(Agency.class).name())
                .verify()
                .findings()
                .forEach(finding -> losses.add(finding.toString()));
        return losses;
    }

    @Override
    public Map<String, Long> stored() throws Exception {
        return docket.rows()
                .ofTables("docket.domain\\_event", "docket.log\\_entry", "docket.case\\_view", "camunda.act\\_hi%");
    }

    @Override
    public void close() {
        docket.close();
    }
}
