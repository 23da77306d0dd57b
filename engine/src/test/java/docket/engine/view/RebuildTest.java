package docket.engine.view;

import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.KIM;
import static docket.engine.casefile.Sample.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestRecord;
import docket.engine.budget.BudgetSample;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.casefile.Sample;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.OfferStep;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.view.CaseView;
import docket.engine.line.Decision;
import docket.engine.organization.Machine;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.view.Rebuild.Report;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RebuildTest {

    private static final Act ACT = new Act(new Machine("rebuild", "1"), Door.CLI);

    private final TestRecord record = new TestRecord();
    private final JdbcTemplate jdbc = new JdbcTemplate(record.database().app());

    @AfterEach
    void drop() {
        record.close();
    }

    @Test
    void rows_that_are_what_their_events_say_stay_as_they_are() {
        record.as(KIM, Sample.onLine(REVIEW, APPROVE));
        record.as(KIM, BudgetSample.appropriate("1000.00"), BudgetSample.reserve(CASE, "12.34"));

        Report cases = rebuild(CaseView.class, true);
        Report lines = rebuild(BudgetLineView.class, true);

        assertThat(cases.found()).isZero();
        assertThat(cases.rows()).isEqualTo(1);
        assertThat(cases.events()).isEqualTo(3);
        assertThat(lines.found()).isZero();
        assertThat(lines.events()).isEqualTo(2);
        assertThat(eventsOfRepair()).isZero();
        assertThat(rebuild(CaseView.class, false).digest()).isEqualTo(cases.digest());
    }

    @Test
    void altered_missing_and_invented_rows_are_named_and_put_right_only_when_asked() {
        List<String> ids = cases(12);
        jdbc.update("UPDATE docket.case_view SET title = 'Another roof' WHERE case_id = ?", ids.get(1));
        jdbc.update(
                "UPDATE docket.case_view SET opened_at = opened_at - interval '1 day' WHERE case_id = ?", ids.get(2));
        jdbc.update(
                "UPDATE docket.case_view SET document = jsonb_set(document::jsonb, '{state}', '\"REJECTED\"') WHERE case_id = ?",
                ids.get(3));
        jdbc.update("DELETE FROM docket.case_view WHERE case_id = ?", ids.get(4));
        jdbc.update("UPDATE docket.case_view SET case_id = 'zzz-invented' WHERE case_id = ?", ids.get(5));

        Report told = rebuild(CaseView.class, false);

        assertThat(told.found()).isEqualTo(6);
        assertThat(told.differing())
                .anyMatch(line -> line.equals(ids.get(1) + ": title"))
                .anyMatch(line -> line.startsWith(ids.get(2) + ": opened_at"))
                .anyMatch(line -> line.equals(ids.get(3) + ": document.state"))
                .anyMatch(line -> line.startsWith(ids.get(4) + ": "))
                .anyMatch(line -> line.equals("zzz-invented: case_id"));
        assertThat(eventsOfRepair()).isZero();

        Report replaced = rebuild(CaseView.class, true);

        assertThat(replaced.found()).isEqualTo(6);
        assertThat(replaced.digest()).isEqualTo(told.digest());
        assertThat(eventsOfRepair()).isEqualTo(1); // one for each step that found something
        assertThat(rebuild(CaseView.class, false).found()).isZero();
        ids.forEach(id ->
                assertThat(record.projections().of(CaseView.class).compare(id)).matches(Projected.Comparison::agrees));
    }

    @Test
    void what_postgresql_prints_in_another_way_is_no_difference() {
        record.as(KIM, open(CASE, Map.of("body", "Roof\u001f of \u0001", "share", new BigDecimal("1E-7"))));

        assertThat(rebuild(CaseView.class, false).differing()).isEmpty();
        jdbc.update(
                "UPDATE docket.case_view SET document = jsonb_set(document::jsonb, '{contents,0,fields,share}', '1.1E-7')");
        assertThat(rebuild(CaseView.class, false).differing()).containsExactly(CASE + ": document.contents");
    }

    @Test
    void what_a_node_remembers_of_a_row_that_was_put_right_is_not_written_again() {
        record.as(KIM, Sample.onLine(REVIEW, APPROVE));
        jdbc.update(
                "UPDATE docket.case_view SET document = jsonb_set(document::jsonb, '{title}', '\"Another roof\"') WHERE case_id = ?",
                CASE);
        TestRecord other = new TestRecord(record.database());
        other.as(JUNG, Sample.claim("task-0", JUNG)); // it has read the altered row, and remembers it

        assertThat(rebuild(CaseView.class, true).found()).isEqualTo(1);
        assertThatThrownBy(() -> other.as(JUNG, Sample.decide("task-0", Decision.APPROVE, JUNG)))
                .hasMessageContaining("put right"); // a lost race: the program runs it again
        other.as(JUNG, Sample.decide("task-0", Decision.APPROVE, JUNG));

        assertThat(record.projections().of(CaseView.class).compare(CASE)).matches(Projected.Comparison::agrees);
    }

    @Test
    void a_rebuild_that_was_stopped_goes_on_where_it_was() {
        List<String> ids = cases(1_500); // of three events each: more than one step reads
        jdbc.update("UPDATE docket.case_view SET title = 'x' WHERE case_id IN (?, ?)", ids.get(2), ids.get(1_490));
        class Stop extends RuntimeException {}

        assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> rebuild().run(record.projections().of(CaseView.class), true, ACT, (done, all) -> {
                    if (done > 0) {
                        throw new Stop();
                    }
                }));
        assertThat(jdbc.queryForObject("SELECT found FROM docket.view_rebuild", Long.class))
                .isEqualTo(1);
        Report rest = rebuild(CaseView.class, true);

        assertThat(rest.resumed()).isBetween(1L, 4_499L);
        assertThat(rest.events()).isEqualTo(4_500);
        assertThat(rest.rows()).isEqualTo(1_500);
        assertThat(rest.found()).isEqualTo(2);
        assertThat(rest.differing()).containsExactlyInAnyOrder(ids.get(2) + ": title", ids.get(1_490) + ": title");
        assertThat(rebuild(CaseView.class, false))
                .matches(whole -> whole.digest().equals(rest.digest()))
                .matches(whole -> whole.found() == 0 && whole.resumed() == 0);
    }

    @Test
    void a_stream_longer_than_what_is_read_at_once_is_one_row() {
        record.as(KIM, BudgetSample.appropriate("1000.00"));
        jdbc.update("""
                INSERT INTO docket.domain_event (event_id, stream, sequence, stream_type, type, revision, occurred_at,
                       payload, metadata, payload_salt, metadata_salt)
                SELECT 'more-' || n, stream, n, stream_type, 'funds-allotted', revision, occurred_at,
                       convert_to('{"lineId":"' || stream || '","amount":{"minor":1,"currency":"EUR"},"period":"Q1"}', 'UTF8'),
                       metadata, payload_salt, metadata_salt
                  FROM docket.domain_event, generate_series(1, 9000) n WHERE sequence = 0""");

        Report report = rebuild(BudgetLineView.class, true);

        assertThat(report.events()).isEqualTo(9_001);
        assertThat(report.rows()).isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT version FROM docket.budget_line_view", Long.class))
                .isEqualTo(9_001);
        assertThat(rebuild(BudgetLineView.class, false).found()).isZero();
    }

    @Test
    void there_is_one_at_a_time() throws SQLException {
        try (Connection other = record.database().app().getConnection()) {
            assertThat(new RebuildPosition(jdbc, "cases").lock(other)).isTrue();

            assertThatExceptionOfType(Rebuild.UnderWay.class).isThrownBy(() -> rebuild(CaseView.class, false));
            assertThat(rebuild(BudgetLineView.class, false).found()).isZero();
            new RebuildPosition(jdbc, "cases").unlock(other);
        }
    }

    @Test
    void clerks_work_on_and_nothing_of_theirs_is_taken_for_a_difference() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> ids = cases(300);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> clerk = CompletableFuture.runAsync(() -> {
            for (int i = 0; !done.get() && !ids.isEmpty(); i++) {
                String id = ids.remove(random.nextInt(ids.size()));
                record.as(JUNG, new DecideStep(id, "task-0", Decision.APPROVE, null, null, JUNG));
                if (i % 10 == 0) {
                    record.as(KIM, onLine("late-" + i));
                }
            }
        });
        for (int run = 0; run < 5; run++) {
            assertThat(rebuild(CaseView.class, run % 2 == 0).differing()).isEmpty();
        }
        done.set(true);
        clerk.join();
        assertThat(rebuild(CaseView.class, false).found()).isZero();
    }

    private Rebuild rebuild() {
        return record.rebuild();
    }

    private Report rebuild(Class<?> view, boolean replace) {
        return rebuild().run(record.projections().of(view), replace, ACT, (done, all) -> {});
    }

    private long eventsOfRepair() {
        return jdbc.queryForObject(
                "SELECT count(*) FROM docket.domain_event WHERE type = 'view-put-right'", Long.class);
    }

    /** Open cases with a task each. */
    private List<String> cases(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "case-%05d".formatted(i);
            record.as(KIM, onLine(id));
            ids.add(id);
        }
        return ids;
    }

    private static Object[] onLine(String id) {
        return new Object[] {
            open(id, Sample.CONTENT),
            new ResolveAuthority(
                    id, "payment-authority", 3, List.of("rule-7"), List.of("director"), "of any amount", List.of()),
            new OfferStep(id, "task-0", 0, "Decide", null, null, List.of(), List.of(), null)
        };
    }

    private static OpenCase open(String id, Map<String, Object> content) {
        return new OpenCase(
                id,
                "document-approval",
                "Repair of the city hall roof",
                "payment",
                "facilities",
                null,
                KIM.id(),
                content,
                List.of(REVIEW, APPROVE),
                "discretionary",
                "ten-years");
    }
}
