package docket.engine.casefile.view;

import docket.engine.casefile.CaseFile;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.text.Characters;
import docket.engine.view.ViewTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** {@code docket.case_view}. */
final class CaseViewTable extends ViewTable<CaseView> {

    CaseViewTable(DataSource dataSource) {
        super(
                dataSource,
                CaseView.class,
                "case",
                "docket.case_view",
                CaseFile.class,
                List.of(
                        Column.of("case_id", CaseView::caseId),
                        Column.of("process", view -> view.terms().process()),
                        Column.of("kind", view -> view.particulars().kind()),
                        Column.of(
                                "title",
                                view -> Characters.composed(view.particulars().title())),
                        Column.of("organization", view -> view.particulars().organization()),
                        Column.of(
                                "amount_minor",
                                view -> minorUnits(view.particulars().amount())),
                        Column.of(
                                "currency", view -> currency(view.particulars().amount())),
                        Column.of("drafter", CaseView::drafter),
                        Column.of("state", view -> view.course().state().name()),
                        Column.of("number", view -> view.course().number()),
                        Column.of("version", CaseView::version),
                        Column.of("users", view -> view.readers().users()),
                        Column.of("groups", view -> view.readers().groups()),
                        Column.of("marks", Mark::of),
                        Column.time("opened_at", view -> view.course().openedAt()),
                        Column.time("closed_at", view -> view.course().closedAt())));
    }

    @Override
    protected CaseView fold(@Nullable CaseView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        return CaseView.fold(before, event, occurredAt, envelope);
    }

    @Override
    protected long version(CaseView view) {
        return view.version();
    }

    /** A task of a case that is closed. */
    @Override
    protected List<String> leftOpen(CaseView view) {
        return view.course().closedAt() == null
                ? List.of()
                : view.line().openTasks().stream().map(Line.Task::taskId).toList();
    }

    private static @Nullable Long minorUnits(@Nullable Money amount) {
        return amount == null ? null : amount.minorUnits();
    }

    private static @Nullable String currency(@Nullable Money amount) {
        return amount == null ? null : amount.currency().getCurrencyCode();
    }

    /** By what else a case is found: who decided what, by which rule, and what was advised by which model. They are indexed. */
    static final class Mark {

        static SortedSet<String> of(CaseView view) {
            SortedSet<String> marks = new TreeSet<>();
            for (Line.Round round : view.line().rounds()) {
                round.decisions().forEach(decided -> {
                    marks.add(decision(decided.decision(), null));
                    marks.add(decision(decided.decision(), decided.decidedBy()));
                });
                Line.Authority authority = round.authority();
                if (authority != null) {
                    marks.add(rule(authority.table()));
                    authority.rules().forEach(rule -> marks.add(rule(rule)));
                }
            }
            if (view.scoring().score() != null) {
                ScoreRecord score = view.scoring().score().record();
                marks.add(model(score.model()));
                marks.add(model(score.modelSha256()));
                marks.add(advice(score.advice()));
            }
            return marks;
        }

        /** By the person, or by anybody. */
        static String decision(Decision decision, @Nullable String person) {
            return person == null ? "decision:" + decision : "decision:" + decision + ":" + person;
        }

        /** A rule, or the table that it stands in. */
        static String rule(String name) {
            return "rule:" + name;
        }

        /** A model by its name or SHA-256. */
        static String model(String name) {
            return "model:" + name;
        }

        static String advice(Advice advice) {
            return "advice:" + advice;
        }

        private Mark() {}
    }
}
