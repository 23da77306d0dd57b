package docket.api.rest.cases;

import docket.api.rest.caller.Caller;
import docket.api.rest.caller.Callers;
import docket.engine.access.Reads;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.view.CaseView;
import docket.engine.view.CaseViews;
import docket.engine.view.Page;
import docket.engine.view.Reader;
import docket.processes.act.Acts;
import org.springframework.stereotype.Component;

/**
 * The cases that the caller may read: their own drafts, those on whose line they are or were, and all of them for
 * auditors and the administrator. Any other case is, to the caller, not there. Who reads a confidential one is recorded,
 * and auditors and the administrator with every one.
 */
@Component
public final class ReadableCases {

    private final CaseViews views;
    private final Callers callers;
    private final Reads reads;
    private final Acts acts;

    ReadableCases(CaseViews views, Callers callers, Reads reads, Acts acts) {
        this.views = views;
        this.callers = callers;
        this.reads = reads;
        this.acts = acts;
    }

    /** @throws Refused UNKNOWN_CASE */
    public CaseView require(String caseId) {
        Reader reader = reader();
        CaseView found = views.find(caseId, reader).orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_CASE, caseId));
        if (reader.readsAll() || found.isConfidential()) {
            reads.ofCaseAnew(acts.current(), "case", caseId);
        }
        return found;
    }

    /**
     * The case as it was. Who may read it is judged by what it is.
     *
     * @throws Refused UNKNOWN_CASE, NO_SUCH_MOMENT
     */
    CaseView require(String caseId, Moment moment) {
        CaseView now = require(caseId);
        return moment.of(version -> views.at(caseId, version), time -> views.at(caseId, time))
                .orElseThrow(() -> new Refused(RefusalCode.NO_SUCH_MOMENT, caseId, now.version(), now.openedAt()));
    }

    Page<CaseView> search(CaseViews.Search search) {
        return list(search, reader());
    }

    /** Those that the caller drafted or is or was on the line of; of others also auditors and the administrator see none. */
    public Page<CaseView> own(CaseViews.Search search) {
        Caller caller = callers.current();
        return list(search, new Reader(caller.id(), caller.groups(), false));
    }

    private Page<CaseView> list(CaseViews.Search search, Reader reader) {
        Page<CaseView> found = views.search(search, reader);
        found.items().stream()
                .filter(CaseView::isConfidential)
                .forEach(one -> reads.ofCaseAnew(acts.current(), "list", one.caseId()));
        return found;
    }

    private Reader reader() {
        Caller caller = callers.current();
        return new Reader(caller.id(), caller.groups(), caller.readsEverything());
    }
}
