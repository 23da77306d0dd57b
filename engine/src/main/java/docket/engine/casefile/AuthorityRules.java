package docket.engine.casefile;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.util.List;

/** Who may approve finally: {@code holders} are the ids of the groups and persons to whom the authority table gives it. */
final class AuthorityRules {

    /**
     * A group at the end of a line must hold the power. A person there, or a delegate, is checked when they approve, by
     * the groups they are in then.
     *
     * @throws Refused AUTHORITY_INSUFFICIENT
     */
    static void check(LineStep last, List<String> holders) {
        if (last.group() != null && !holders.contains(last.group())) {
            throw new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, last.group(), String.join(", ", holders));
        }
    }

    /** @throws Refused AUTHORITY_INSUFFICIENT where neither the person nor a group of theirs holds the power */
    static void check(Officer officer, List<String> holders) {
        if (!holders.contains(officer.person()) && officer.groups().stream().noneMatch(holders::contains)) {
            throw new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, officer.person(), String.join(", ", holders));
        }
    }

    private AuthorityRules() {}
}
