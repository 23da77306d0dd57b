package docket.api.page.sheet;

import docket.api.page.words.Called;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box of the row of stamps (결재란). {@code code} is what was decided, or the state of a step that nobody decided;
 * {@code actingFor} is who was stood in for (대결).
 */
public record Box(
        String head,
        String name,
        String code,
        String mark,
        @Nullable String actingFor,
        @Nullable Instant at) {

    /** So many stand side by side on a page; a longer line goes on in another row. */
    private static final int IN_A_ROW = 7;

    /** The drafter, then the current round's line. */
    static List<List<Box>> rows(CaseView view, Called called) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(
                called.words().of("sheet", "drafted"),
                called.person(view.drafter()),
                "DRAFT",
                called.words().of("sheet", "drafted"),
                null,
                view.currentRound().startedAt()));
        view.approvalLine().forEach(stamp -> boxes.add(of(view, stamp, called)));
        List<List<Box>> rows = new ArrayList<>();
        for (int from = 0; from < boxes.size(); from += IN_A_ROW) {
            rows.add(boxes.subList(from, Math.min(boxes.size(), from + IN_A_ROW)));
        }
        return rows;
    }

    private static Box of(CaseView view, Line.Stamp stamp, Called called) {
        String head = called.words().of("kind", stamp.kind().code());
        Line.Decided decided = stamp.decided();
        if (decided == null) {
            String whose = stamp.user() == null ? called.group(stamp.group()) : called.person(stamp.user());
            return new Box(head, whose, stamp.state().name(), called.undecided(view, stamp), null, null);
        }
        String other = decided.actingFor();
        return new Box(
                other == null ? head : called.words().of("kind", "acting-approval"),
                called.person(decided.decidedBy()),
                decided.decision().name(),
                called.words().of("decision", decided.decision()),
                other == null ? null : called.person(other),
                decided.decidedAt());
    }
}
