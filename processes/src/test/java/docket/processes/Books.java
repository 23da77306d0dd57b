package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.casefile.view.Line;
import docket.engine.view.Projected;
import docket.engine.view.Projections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database holds of processes and of the record, to be compared: with itself before, and with each other. */
public final class Books {

    private static final List<String> RECORD = List.of(
            "docket.domain_event",
            "docket.case_view",
            "docket.budget_line_view",
            "docket.registration_counter",
            "camunda.act_ge_bytearray");

    private static final int LONGEST = 300;

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final String everything;

    public Books(ApplicationContext context, JdbcTemplate jdbc) {
        this.context = context;
        this.jdbc = jdbc;
        List<String> engine = jdbc.queryForList(
                "SELECT 'camunda.' || table_name FROM information_schema.tables WHERE table_schema = 'camunda'"
                        + " AND table_name LIKE 'act\\_ru\\_%' AND table_name NOT LIKE '%meter_log'",
                String.class);
        this.everything = Stream.concat(RECORD.stream(), engine.stream())
                .map(table -> "SELECT '" + table + " ' || t::text FROM " + table + " t")
                .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") x ORDER BY 1"));
    }

    /** Every row of the engine's runtime tables, of the events, the projections and the counters. */
    public List<String> rows() {
        return jdbc.queryForList(everything, String.class);
    }

    /** What one of two states of the books has and the other has not, in short. */
    public static List<String> differences(List<String> before, List<String> after) {
        Set<String> old = Set.copyOf(before);
        Set<String> now = Set.copyOf(after);
        return Stream.concat(
                        before.stream().filter(row -> !now.contains(row)).map(row -> "- " + row),
                        after.stream().filter(row -> !old.contains(row)).map(row -> "+ " + row))
                .map(row -> row.substring(0, Math.min(row.length(), LONGEST)))
                .toList();
    }

    /** The engine's open tasks, the record's, and the projection's are the same, and end together with the instance. */
    public void assertAgree(String caseId) {
        CaseView view = context.getBean(CaseViews.class).find(caseId).orElseThrow();
        assertThat(engineTasks(caseId))
                .as("tasks of the engine and of the record")
                .containsExactlyInAnyOrderElementsOf(
                        view.line().openTasks().stream().map(Line.Task::taskId).toList());
        assertThat(executions(caseId) == 0)
                .as("the instance has ended: case %s", view.course().state())
                .isEqualTo(view.course().closedAt() != null);
        Projected.Comparison<CaseView> comparison =
                context.getBean(Projections.class).of(CaseView.class).compare(caseId);
        assertThat(comparison).isNotNull();
        assertThat(comparison.differences())
                .as("differences between events and view")
                .isEmpty();
    }

    private List<String> engineTasks(String caseId) {
        return jdbc.queryForList(
                "SELECT t.id_ FROM camunda.act_ru_task t JOIN camunda.act_ru_execution e ON e.id_ = t.proc_inst_id_"
                        + " WHERE e.root_proc_inst_id_ = ?",
                String.class,
                caseId);
    }

    private int executions(String caseId) {
        Integer count = jdbc.queryForObject(
                "SELECT count(*) FROM camunda.act_ru_execution WHERE root_proc_inst_id_ = ?", Integer.class, caseId);
        return count == null ? 0 : count;
    }
}
