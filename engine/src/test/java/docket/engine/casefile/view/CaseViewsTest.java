package docket.engine.casefile.view;

import static docket.engine.casefile.Sample.KIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.TestRecord;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.Sample;
import docket.engine.casefile.command.course.OpenCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.event.CaseState;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.money.Money;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaseViewsTest {

    private static final Person AUDITOR = new Person("seo.auditor", Set.of("auditor"));
    private static final TestRecord RECORD = new TestRecord();

    private final CaseViews cases =
            new CaseViews(RECORD.store(), RECORD.database().app());
    private final BudgetLineViews lines =
            new BudgetLineViews(RECORD.store(), RECORD.database().app());

    @BeforeAll
    static void seven_cases_and_three_lines() {
        for (int i = 0; i < 5; i++) {
            RECORD.as(KIM, open("roof-" + i, "Roof " + i, LineStep.ofGroup(StepKind.APPROVE, "director")));
        }
        RECORD.as(KIM, open("bridge", "100% of the bridge_", LineStep.ofUser(StepKind.APPROVE, "lee.director")));
        RECORD.as(KIM, open("gone", "Withdrawn"), new WithdrawCase("gone", null, null, KIM));
        for (String code : List.of("a", "b", "c")) {
            RECORD.as(
                    KIM,
                    new AppropriateFunds(
                            "line-" + code, 2026, code, "Repairs " + code, "facilities", Money.parse("5", "KRW")));
        }
    }

    @AfterAll
    static void drop() {
        RECORD.close();
    }

    @Test
    void the_newest_come_first_page_by_page_and_none_twice() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<CaseView> page = cases.search(search(null, null, cursor, 3), AUDITOR);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            page.items().forEach(view -> seen.add(view.caseId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("gone", "bridge", "roof-4", "roof-3", "roof-2", "roof-1", "roof-0");
    }

    @Test
    void a_reader_sees_what_they_drafted_or_are_on_the_line_of() {
        assertThat(found(new Person("lee.director", Set.of()))).containsExactly("bridge");
        assertThat(found(new Person("x", Set.of("director", "employee")))).hasSize(5);
        assertThat(found(new Person("kim.employee", Set.of("employee")))).hasSize(7);
        assertThat(found(new Person("park.employee", Set.of("employee")))).isEmpty();

        assertThat(cases.find("bridge", new Person("park.employee", Set.of("director"))))
                .isEmpty();
        assertThat(cases.find("bridge", new Person("lee.director", Set.of()))).isPresent();
    }

    @Test
    void filters_by_state_and_by_text_taken_literally() {
        assertThat(ids(search(CaseState.WITHDRAWN, null, null, 10))).containsExactly("gone");
        assertThat(ids(search(null, "rOOf", null, 10))).hasSize(5);
        assertThat(ids(search(null, "100%", null, 10))).containsExactly("bridge");
        assertThat(ids(search(null, "e_", null, 10))).containsExactly("bridge");
        assertThat(ids(search(null, "\\", null, 10))).isEmpty();
        assertThat(ids(search(null, "roof-3", null, 10))).containsExactly("roof-3");
        assertThat(ids(new CaseViews.Search(null, "other", null, null, null, 10)))
                .isEmpty();
        assertThat(ids(new CaseViews.Search(null, null, "kim.employee", null, null, 10)))
                .hasSize(7);
    }

    @Test
    void refuses_a_cursor_of_its_own_making() {
        for (String cursor : List.of("!", "", "eA", "eAp5")) {
            assertThatThrownBy(() -> cases.search(search(null, null, cursor, 3), AUDITOR))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> lines.search(new BudgetLineViews.Search(null, null, null, null, cursor, 3)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void budget_lines_are_listed_by_year_organisation_and_code() {
        Page<BudgetLineView> first =
                lines.search(new BudgetLineViews.Search(2026, "facilities", null, "repairs", null, 2));
        assertThat(first.items()).extracting(BudgetLineView::code).containsExactly("a", "b");
        Page<BudgetLineView> rest = lines.search(new BudgetLineViews.Search(2026, null, null, null, first.next(), 2));
        assertThat(rest.items()).extracting(BudgetLineView::code).containsExactly("c");
        assertThat(rest.next()).isNull();
        assertThat(lines.at("line-a", 1)).isEqualTo(lines.find("line-a"));
        assertThat(lines.at("line-a", 2)).isEmpty();
    }

    private List<String> found(Person reader) {
        return cases.search(search(null, null, null, 10), reader).items().stream()
                .map(CaseView::caseId)
                .toList();
    }

    private List<String> ids(CaseViews.Search search) {
        return cases.search(search, AUDITOR).items().stream()
                .map(CaseView::caseId)
                .toList();
    }

    private static CaseViews.Search search(
            @Nullable CaseState state, @Nullable String text, @Nullable String cursor, int limit) {
        return new CaseViews.Search(state, null, null, text, cursor, limit);
    }

    private static OpenCase open(String id, String title, LineStep... line) {
        OpenCase sample = Sample.open();
        return new OpenCase(
                id,
                sample.process(),
                title,
                sample.kind(),
                sample.organization(),
                sample.amount(),
                sample.drafter(),
                Map.of(),
                List.of(line),
                sample.mode(),
                sample.retentionClass());
    }
}
