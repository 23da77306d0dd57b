package docket.engine.casefile;

import docket.engine.casefile.command.CaseRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Reads cases from their events inside the open root unit, what was just decided in it included. */
public final class CaseFiles {

    private final Repository<CaseFile> repository;

    public CaseFiles(Repository<CaseFile> repository) {
        this.repository = repository;
    }

    /** @throws Refused UNKNOWN_CASE */
    public CaseStanding standing(String caseId) {
        try {
            return repository.load(caseId).invoke(CaseFile::standing);
        } catch (AggregateNotFoundException e) {
            throw new Refused(CaseRefusal.UNKNOWN_CASE, caseId);
        }
    }

    /**
     * The decisions that an open task offers.
     *
     * @throws Refused ALREADY_DECIDED, CASE_CLOSED, UNKNOWN_TASK where it is not open
     */
    public List<Decision> offered(String caseId, String taskId) {
        return repository.load(caseId).invoke(file -> file.openStep(taskId).decisions());
    }

    /**
     * Refuses where the case has changed; its version counts its events.
     *
     * @param expected the versions of which any will do
     * @throws Refused STALE_VERSION where the case has another version than the caller saw
     */
    public void requireVersion(String caseId, Set<Long> expected) {
        Long last = repository.load(caseId).version();
        long version = last == null ? 0 : last + 1;
        if (expected.isEmpty()) {
            throw new Refused(CaseRefusal.STALE_VERSION, "no-version", caseId, version);
        }
        if (!expected.contains(version)) {
            throw new Refused(CaseRefusal.STALE_VERSION, caseId, expected, version);
        }
    }
}
