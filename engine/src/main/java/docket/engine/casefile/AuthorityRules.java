package docket.engine.casefile;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;

/** Who may approve finally: {@code holders} are the ids of the groups and persons to whom the authority table gives it. */
public final class AuthorityRules {

    /**
     * A group at the end of a line must hold the power. A person there, or a delegate, is checked when they approve, by
     * the groups they are in then.
     *
     * @throws Refused AUTHORITY_INSUFFICIENT
     */
    static void check(LineStep last, List<String> holders) {
        if (last.group() != null && !holders.contains(last.group())) {
            throw new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, new Who(last.group()), Who.all(holders));
        }
    }

    /** @throws Refused AUTHORITY_INSUFFICIENT where neither the person nor a group of theirs holds the power */
    static void check(Officer officer, List<String> holders) {
        if (!holders.contains(officer.person()) && officer.groups().stream().noneMatch(holders::contains)) {
            throw new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, new Who(officer.person()), Who.all(holders));
        }
    }

    /** The steps that decide finally: the last one and those beside it. */
    public static List<LineStep> finalStage(List<LineStep> line) {
        return ApprovalLine.of(line).finalStage();
    }

    /** Whether a line may end as it does: each group of its final stage holds the power. */
    public static boolean mayEnd(List<LineStep> line, List<String> holders) {
        return finalStage(line).stream().allMatch(step -> step.group() == null || holders.contains(step.group()));
    }

    private AuthorityRules() {}
}
