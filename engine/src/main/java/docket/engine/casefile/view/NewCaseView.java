package docket.engine.casefile.view;

import static docket.engine.casefile.view.Parts.named;
import static docket.engine.casefile.view.Parts.stamps;
import static docket.engine.casefile.view.Parts.with;

import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseOpened;
import docket.engine.casefile.view.CaseView.Content;
import docket.engine.casefile.view.CaseView.Round;
import docket.engine.line.LineStep;
import docket.engine.store.Disposed;
import docket.engine.unit.Where;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views of which nothing is taken over from an earlier one: of a case that begins, and of one that is gone. */
final class NewCaseView {

    static CaseView opened(CaseOpened event, Instant at, Map<String, ?> envelope) {
        List<LineStep> line = event.requestedLine();
        return new CaseView(
                event.caseId(),
                1,
                event.process(),
                event.mode(),
                event.retentionClass(),
                Where.CONFIDENTIAL.equals(envelope.get("confidentiality")) ? Where.CONFIDENTIAL : null,
                event.title(),
                event.kind(),
                event.organization(),
                event.amount(),
                event.drafter(),
                CaseState.OPEN,
                null,
                at,
                null,
                List.of(new Content(1, event.content(), event.contentHash(), at)),
                List.of(Round.begun(1, at, null, stamps(line))),
                List.of(),
                null,
                null,
                null,
                List.of(),
                with(with(Collections.emptySortedSet(), List.of(event.drafter())), named(line, LineStep::user)),
                with(Collections.emptySortedSet(), named(line, LineStep::group)));
    }

    /** What is left of a case that was disposed of: when it began and ended, and how many events it had. */
    static CaseView disposed(@Nullable CaseView before, Disposed event, Instant at) {
        return new CaseView(
                event.caseId(),
                before == null ? 1 : before.version() + 1,
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                null,
                "",
                CaseState.DISPOSED,
                null,
                before == null ? at : before.openedAt(),
                at,
                List.of(new Content(1, Map.of(), "", at)),
                List.of(Round.begun(1, at, null, List.of())),
                List.of(),
                null,
                null,
                null,
                List.of(),
                Collections.emptySortedSet(),
                Collections.emptySortedSet());
    }

    private NewCaseView() {}
}
