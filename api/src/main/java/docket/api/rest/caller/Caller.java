package docket.api.rest.caller;

import docket.engine.casefile.view.Reader;
import docket.engine.destruction.Destruction;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.Set;

/** The authenticated person of this request, with the groups they are in at this moment. */
public record Caller(String id, Set<String> groups) {

    private static final String AUDITOR = "auditor";
    private static final String ADMINISTRATOR = "camunda-admin";
    private static final String BUDGET_OFFICER = "budget-officer";

    /** Auditors and the administrator read every case and the feed. */
    public boolean readsEverything() {
        return groups.contains(AUDITOR) || groups.contains(ADMINISTRATOR);
    }

    /** Whose cases they may read, as their groups are now. */
    public Reader reader() {
        return new Reader(id, groups, readsEverything());
    }

    /** @throws Refused FORBIDDEN */
    public void mustReadEverything() {
        if (!readsEverything()) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }

    /**
     * Only auditors take the whole record away; to look after the program nobody needs to.
     *
     * @throws Refused FORBIDDEN
     */
    public void mustAudit() {
        if (!groups.contains(AUDITOR)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }

    /**
     * Records officers and whoever reads everything know what is destroyed.
     *
     * @throws Refused FORBIDDEN
     */
    public void mustKnowOfDestructions() {
        if (!readsEverything() && !groups.contains(Destruction.OFFICERS)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }

    /** @throws Refused FORBIDDEN */
    public void mustKeepTheBudget() {
        if (!groups.contains(BUDGET_OFFICER) && !groups.contains(ADMINISTRATOR)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }
}
