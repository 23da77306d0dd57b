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
                        Column.of("process", CaseView::process),
                        Column.of("kind", CaseView::kind),
                        Column.of("title", view -> Characters.composed(view.title())),
                        Column.of("organization", CaseView::organization),
                        Column.of("amount_minor", view -> minorUnits(view.amount())),
                        Column.of("currency", view -> currency(view.amount())),
                        Column.of("drafter", CaseView::drafter),
                        Column.of("state", view -> view.state().name()),
                        Column.of("number", CaseView::number),
                        Column.of("version", CaseView::version),
                        Column.of("users", CaseView::users),
                        Column.of("groups", CaseView::groups),
                        Column.of("marks", Mark::of),
                        Column.time("opened_at", CaseView::openedAt),
                        Column.time("closed_at", CaseView::closedAt)));
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
        return view.closedAt() == null
                ? List.of()
                : view.openTasks().stream().map(CaseView.Task::taskId).toList();
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
            for (CaseView.Round round : view.rounds()) {
                round.decisions().forEach(decided -> {
                    marks.add(decision(decided.decision(), null));
                    marks.add(decision(decided.decision(), decided.decidedBy()));
                });
                CaseView.Authority authority = round.authority();
                if (authority != null) {
                    marks.add(rule(authority.table()));
                    authority.rules().forEach(rule -> marks.add(rule(rule)));
                }
            }
            if (view.score() != null) {
                ScoreRecord score = view.score().record();
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
