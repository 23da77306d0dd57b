package docket.engine.view;

import static docket.engine.casefile.Sample.APPROVE;
import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.JUNG;
import static docket.engine.casefile.Sample.KIM;
import static docket.engine.casefile.Sample.LEE;
import static docket.engine.casefile.Sample.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestRecord;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.Sample;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.Particulars;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.unit.AggregateCommand;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ProjectionsTest {

    private final TestRecord record = new TestRecord();
    private final CaseViews cases =
            new CaseViews(record.store(), record.database().app());
    private final BudgetLineViews lines =
            new BudgetLineViews(record.store(), record.database().app());
    private final JdbcTemplate jdbc = new JdbcTemplate(record.database().app());

    @AfterEach
    void drop() {
        record.close();
    }

    @Test
    void a_case_is_shown_as_soon_as_its_transaction_commits() {
        record.as(KIM, Sample.onLine(REVIEW, APPROVE));

        CaseView shown = cases.find(CASE).orElseThrow();
        assertThat(shown.version()).isEqualTo(3);
        assertThat(shown.line().openTasks())
                .singleElement()
                .satisfies(task -> assertThat(task.groups()).containsExactly("administration"));
        assertThat(jdbc.queryForObject("SELECT count(*) FROM docket.case_view", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_shown_of_a_transaction_that_rolled_back() {
        record.as(KIM, Sample.onLine(REVIEW, APPROVE));
        assertThatThrownBy(() -> record.as(
                        JUNG,
                        Sample.decide("task-0", Decision.APPROVE, JUNG),
                        Sample.decide("x", Decision.APPROVE, JUNG)))
                .isInstanceOf(Refused.class);

        assertThat(cases.find(CASE).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void a_case_that_another_node_has_moved_on_is_shown_as_it_stands() {
        record.as(KIM, Sample.onLine(REVIEW, APPROVE));
        TestRecord other = new TestRecord(record.database());

        other.as(JUNG, Sample.claim("task-0", JUNG));
        record.as(JUNG, Sample.decide("task-0", Decision.APPROVE, JUNG));

        assertThat(cases.find(CASE).orElseThrow().version()).isEqualTo(5);
        assertThat(record.projections().of(CaseView.class).compare(CASE)).matches(Projected.Comparison::agrees);
    }

    @Test
    void a_refused_command_inside_a_unit_that_goes_on_leaves_no_trace() {
        record.in(KIM, () -> {
            for (Object command : Sample.onLine(REVIEW, APPROVE)) {
                record.commands().send((AggregateCommand) command);
            }
            assertThatThrownBy(() -> record.commands().send(Sample.open())).isInstanceOf(Refused.class);
            return null;
        });
        assertThat(cases.find(CASE).orElseThrow().version()).isEqualTo(3);
        assertThat(record.projections().of(CaseView.class).compare(CASE)).matches(Projected.Comparison::agrees);
    }

    @Test
    void a_case_can_be_read_as_it_was_at_each_version_and_time() {
        walkAWholeCase();
        CaseView last = cases.find(CASE).orElseThrow();

        for (long version = 1; version <= last.version(); version++) {
            assertThat(cases.at(CASE, version).orElseThrow().version()).isEqualTo(version);
        }
        assertThat(cases.at(CASE, last.version())).contains(last);
        assertThat(cases.at(CASE, last.version() + 1)).isEmpty();
        assertThat(cases.at(CASE, 0)).isEmpty();
        assertThat(cases.at(CASE, last.course().closedAt())).contains(last);
        assertThat(cases.at(CASE, last.course().openedAt().minusMillis(1))).isEmpty();
        assertThat(cases.at(CASE, last.contents().get(1).recordedAt().minusNanos(1_000))
                        .orElseThrow()
                        .course()
                        .state())
                .isEqualTo(CaseState.RETURNED);
    }

    @Test
    void a_row_that_is_gone_is_found() {
        record.as(KIM, Sample.open(APPROVE));
        jdbc.update("DELETE FROM docket.case_view");

        assertThat(record.projections().of(CaseView.class).compare(CASE).differences())
                .contains("case_id", "document.drafter");
        assertThat(record.projections().of(CaseView.class).compare("case-9")).isNull();
    }

    private void walkAWholeCase() {
        record.as(KIM, Sample.and(Sample.onLine(REVIEW, APPROVE), Sample.score(Advice.CHECK)));
        record.as(JUNG, Sample.decide("task-0", Decision.RETURN, "Which roof?", JUNG), Sample.offerRevision("revise"));
        record.as(
                KIM,
                new ResubmitCase(
                        CASE,
                        "revise",
                        "Both",
                        new Particulars("Both roofs", "purchase", "finance", Money.parse("68.68", "EUR")),
                        Map.of("body", "Both roofs", "area", new BigDecimal("10.50"), "count", 2L),
                        null,
                        KIM),
                Sample.resolve(),
                Sample.offer("task-1", 0));
        record.as(JUNG, Sample.claim("task-1", JUNG), Sample.decide("task-1", Decision.APPROVE, JUNG));
        record.as(JUNG, Sample.offer("task-2", 1));
        record.as(
                LEE,
                Sample.decide("task-2", Decision.APPROVE, "Go on", LEE),
                new RegisterCase(CASE, "facilities-2026-1", "facilities", 2026, 1),
                new CloseCase(CASE, null));
    }
}
