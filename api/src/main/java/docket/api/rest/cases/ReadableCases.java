package docket.api.rest.cases;

import docket.engine.access.Reads;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.view.Page;
import docket.processes.act.Acts;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * The cases that the caller may read: their own drafts, those on whose line they are or were, all of them for auditors
 * and the administrator, and those of a process for whoever has the engine's right READ_INSTANCE on it, as workers do.
 * Any other case is, to the caller, not there. Who reads a confidential one is recorded, and auditors, the administrator
 * and workers with every one.
 */
@Component
public final class ReadableCases {

    private final CaseViews views;
    private final Reads reads;
    private final Acts acts;
    private final AuthorizationService rights;

    ReadableCases(CaseViews views, Reads reads, Acts acts, AuthorizationService rights) {
        this.views = views;
        this.reads = reads;
        this.acts = acts;
        this.rights = rights;
    }

    /** @throws Refused UNKNOWN_CASE */
    public CaseView require(String caseId) {
        Person reader = acts.person();
        Optional<CaseView> ofTheirs = views.find(caseId, reader);
        CaseView found = ofTheirs.or(() -> ofTheirProcess(caseId, reader))
                .orElseThrow(() -> new Refused(CaseRefusal.UNKNOWN_CASE, caseId));
        if (reader.may(Permission.READ_EVERYTHING) || ofTheirs.isEmpty() || found.isConfidential()) {
            reads.ofCaseAnew(acts.current(), "case", caseId);
        }
        return found;
    }

    private Optional<CaseView> ofTheirProcess(String caseId, Person reader) {
        return views.find(caseId)
                .filter(view -> rights.isUserAuthorized(
                        reader.id(),
                        List.copyOf(reader.groups()),
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        Resources.PROCESS_DEFINITION,
                        view.terms().process()));
    }

    /**
     * The case as it was. Who may read it is judged by what it is.
     *
     * @throws Refused UNKNOWN_CASE, NO_SUCH_MOMENT
     */
    CaseView require(String caseId, Moment moment) {
        CaseView now = require(caseId);
        return moment.of(version -> views.at(caseId, version), time -> views.at(caseId, time))
                .orElseThrow(() -> new Refused(
                        RequestRefusal.NO_SUCH_MOMENT,
                        caseId,
                        now.version(),
                        now.course().openedAt()));
    }

    Page<CaseView> search(CaseViews.Search search) {
        return told(views.search(search, acts.person()));
    }

    /** Those that the caller drafted or is or was on the line of; of others also auditors and the administrator see none. */
    public Page<CaseView> own(CaseViews.Search search) {
        return told(views.searchOwn(search, acts.person()));
    }

    private Page<CaseView> told(Page<CaseView> found) {
        found.items().stream()
                .filter(CaseView::isConfidential)
                .forEach(one -> reads.ofCaseAnew(acts.current(), "list", one.caseId()));
        return found;
    }
}
