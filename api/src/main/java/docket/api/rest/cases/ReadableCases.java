package docket.api.rest.cases;

import docket.api.rest.caller.Caller;
import docket.api.rest.caller.Callers;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.view.CaseView;
import docket.engine.view.CaseViews;
import docket.engine.view.Page;
import docket.engine.view.Reader;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The cases that the caller may read: their own drafts, those on whose line they are or were, and all of them for
 * auditors and the administrator. Any other case is, to the caller, not there.
 */
@Component
final class ReadableCases {

    private final CaseViews views;
    private final Callers callers;

    ReadableCases(CaseViews views, Callers callers) {
        this.views = views;
        this.callers = callers;
    }

    /** @throws Refused UNKNOWN_CASE */
    CaseView require(String caseId) {
        return views.find(caseId, reader()).orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_CASE, caseId));
    }

    /**
     * The case as it was. Who may read it is judged by what it is.
     *
     * @throws Refused UNKNOWN_CASE, also where it was not there yet
     */
    CaseView require(String caseId, Moment moment) {
        require(caseId);
        Optional<CaseView> then = moment instanceof Moment.Version version
                ? views.at(caseId, version.number())
                : views.at(caseId, ((Moment.Time) moment).instant());
        return then.orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_CASE, caseId));
    }

    Page<CaseView> search(CaseViews.Search search) {
        return views.search(search, reader());
    }

    private Reader reader() {
        Caller caller = callers.current();
        return new Reader(caller.id(), caller.groups(), caller.readsEverything());
    }
}
