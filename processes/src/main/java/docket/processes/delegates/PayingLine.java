package docket.processes.delegates;

import docket.engine.casefile.CaseStanding;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;

/** The budget line that pays for a case: the field {@code lineId} of its content, as the record holds it. */
final class PayingLine {

    private static final String FIELD = "lineId";

    static String of(CaseStanding standing) {
        Object line = standing.content().get(FIELD);
        if (line == null) {
            throw new Refused(RefusalCode.FIELD_REQUIRED, FIELD);
        }
        return line.toString();
    }

    private PayingLine() {}
}
