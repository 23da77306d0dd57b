package docket.engine.line;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may approve finally: {@code holders} are those to whom the authority table gives it, groups by their ids and persons
 * by {@code user:} and theirs. A person is never compared with a group, whatever both are called.
 */
public final class AuthorityRules {

    private static final String PERSON = "user:";

    /**
     * Whoever decides finally must hold the power, in whatever order the steps of the final stage stand: a group, or a
     * person by name or by a group of theirs. A person of whom the staff says nothing is checked when they approve, by
     * the groups they are in then.
     *
     * @throws Refused AUTHORITY_INSUFFICIENT with who lacks the power and who holds it
     */
    public static void check(List<LineStep> line, List<String> holders, Staff staff) {
        for (LineStep step : finalStage(line)) {
            if (!holds(step, holders, staff)) {
                throw insufficient(Objects.requireNonNullElse(step.group(), step.user()), holders);
            }
        }
    }

    /** @throws Refused AUTHORITY_INSUFFICIENT where neither the person nor a group of theirs holds the power */
    public static void check(String person, Set<String> groups, List<String> holders) {
        if (!holds(person, groups, holders)) {
            throw insufficient(person, holders);
        }
    }

    /** The steps that decide finally: the last one and those beside it. */
    public static List<LineStep> finalStage(List<LineStep> line) {
        return ApprovalLine.of(line).finalStage();
    }

    /** Whether a line may end as it does, as {@link #check(List, List, Staff)} has it where nobody was asked who there is. */
    public static boolean mayEnd(List<LineStep> line, List<String> holders) {
        return finalStage(line).stream().allMatch(step -> holds(step, holders, Staff.UNKNOWN));
    }

    private static boolean holds(LineStep step, List<String> holders, Staff staff) {
        String person = step.user();
        if (person == null) {
            return step.group() == null || holders.contains(step.group());
        }
        return !staff.hasPerson(person) || holds(person, staff.groupsOf(person), holders);
    }

    private static boolean holds(String person, Set<String> groups, List<String> holders) {
        return holders.contains(PERSON + person) || groups.stream().anyMatch(holders::contains);
    }

    private static Refused insufficient(@Nullable String who, List<String> holders) {
        return new Refused(RefusalCode.AUTHORITY_INSUFFICIENT, new Who(String.valueOf(who)), ids(holders));
    }

    private static List<Who> ids(List<String> holders) {
        return holders.stream()
                .map(holder -> new Who(holder.startsWith(PERSON) ? holder.substring(PERSON.length()) : holder))
                .toList();
    }

    private AuthorityRules() {}
}
