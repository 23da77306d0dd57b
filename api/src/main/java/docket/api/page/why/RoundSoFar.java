package docket.api.page.why;

import docket.api.page.words.Called;
import docket.api.page.words.Words;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.event.course.CaseResubmitted;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepLapsed;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.line.ApprovalLine;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.store.StoredEvent;
import docket.processes.authority.AuthorityRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a round explains the next step: who asked for which line, what the authority table said, who returned it. Not thread-safe. */
final class RoundSoFar {

    private final Called called;
    private final Words words;
    private final Tables tables;
    private int round = 1;
    private String drafter = "";
    private boolean lineGiven;
    private @Nullable Ruling ruling;
    private List<LineStep> line = List.of();
    private @Nullable StepDecided returned;

    /** Finds the rows of a table as it is deployed. */
    interface Tables {
        List<AuthorityRows.Row> rows(String table, int version, Collection<String> rules);
    }

    RoundSoFar(Called called, Tables tables) {
        this.called = called;
        this.words = called.words();
        this.tables = tables;
    }

    int round() {
        return round;
    }

    /** The reason of an event, empty where it needs none. */
    String take(StoredEvent stored) {
        Object event = stored.event();
        if (event instanceof CaseOpened opened) {
            begin(1, opened.requestedLine(), opened.drafter());
        } else if (event instanceof CaseResubmitted resubmitted) {
            begin(resubmitted.round(), resubmitted.requestedLine(), resubmitted.person());
        } else if (event instanceof AuthorityResolved resolved) {
            return resolved(resolved);
        } else if (event instanceof StepOffered offered) {
            return offered(offered);
        } else if (event instanceof StepDelegated delegated) {
            return delegated(delegated);
        } else if (event instanceof StepDecided decided) {
            return decided(decided);
        } else if (event instanceof StepLapsed) {
            return words.say("why.lapsed");
        }
        return "";
    }

    private void begin(int newRound, List<LineStep> requested, String by) {
        round = newRound;
        drafter = by;
        lineGiven = !requested.isEmpty();
        line = requested;
        ruling = null;
        returned = null;
    }

    private String resolved(AuthorityResolved said) {
        Ruling found = new Ruling(said, tables);
        ruling = found;
        line = said.line();
        return words.say("why.power", called.several(found.holders), found.cited(found.rules(), words));
    }

    private String offered(StepOffered said) {
        String whose = called.whose(said.user(), said.groups());
        String kind = words.of("kind", said.kind().code());
        Integer step = said.step();
        if (step == null) {
            return returned == null
                    ? words.say("why.model", kind, whose)
                    : words.say(
                            "why.returned",
                            called.personWithId(said.user()),
                            called.personWithId(returned.person()),
                            Objects.requireNonNullElse(returned.opinion(), "–"));
        }
        Ruling by = ruling;
        String source;
        if (lineGiven) {
            source = words.say("why.given", step + 1, kind, whose, called.personWithId(drafter));
            if (by != null && ApprovalLine.of(line).isFinal(step)) {
                source += " " + words.say("why.final", called.several(by.holders));
            }
        } else {
            source = by == null
                    ? words.say("why.model", kind, whose)
                    : words.say("why.table", step + 1, kind, whose, by.cited(by.lineGiver(), words));
        }
        return source + beside(step);
    }

    /** Which steps run side by side with it, and how many of them suffice. */
    private String beside(int step) {
        LineStep own = step < line.size() ? line.get(step) : null;
        String parallel = own == null ? null : own.parallel();
        if (own == null || parallel == null || parallel.isEmpty()) {
            return "";
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            if (i != step && parallel.equals(line.get(i).parallel())) {
                others.add(String.valueOf(i + 1));
            }
        }
        int required = Objects.requireNonNullElse(own.required(), others.size() + 1);
        return " " + words.say("why.beside", String.join(", ", others), required, others.size() + 1);
    }

    private String delegated(StepDelegated said) {
        String from = said.from();
        String to = called.personWithId(said.to());
        return from != null && said.by().equals(from)
                ? words.say("why.delegated", called.personWithId(from), to)
                : words.say("why.reassigned", called.personWithId(said.by()), to);
    }

    private String decided(StepDecided said) {
        if (said.decision() == Decision.RETURN) {
            returned = said;
        }
        return words.say("why.decided", called.personWithId(said.person()), called.right(said.right()));
    }

    /** What the authority table said in this round. */
    private static final class Ruling {

        private final String table;
        private final int version;
        private final List<String> holders;
        private final String reason;
        private final List<AuthorityRows.Row> rows;
        private final List<String> names;

        Ruling(AuthorityResolved said, Tables tables) {
            this.table = said.decision();
            this.version = said.decisionVersion();
            this.holders = said.holders();
            this.reason = said.reason();
            this.names = said.rules();
            this.rows = tables.rows(table, version, names);
        }

        List<AuthorityRows.Row> rules() {
            return rows;
        }

        /** Of the rules that matched, the first one that proposes a line makes it. */
        List<AuthorityRows.Row> lineGiver() {
            return rows.stream().filter(AuthorityRows.Row::givesLine).limit(1).toList();
        }

        /** {@code row 4 (payment-director) of table authority, version 2: “Payments …”}; what was recorded, where the table is gone. */
        String cited(List<AuthorityRows.Row> some, Words words) {
            if (some.isEmpty()) {
                return words.say("why.rules", String.join(", ", names), table, version, reason);
            }
            Locale reader = words.locale();
            return words.say(
                    "why.rows",
                    some.stream()
                            .map(row -> words.say("why.row", row.number(), row.rule()))
                            .collect(Collectors.joining(", ")),
                    table,
                    version,
                    some.stream().map(row -> row.reason(reader)).collect(Collectors.joining(" / ")));
        }
    }
}
