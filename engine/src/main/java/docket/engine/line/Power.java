package docket.engine.line;

import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Who;
import java.util.List;

/**
 * The power to approve one case finally (전결권), and the only rule of who holds it: a group, and so each of its members,
 * or a person by name. A person is never compared with a group, whatever both are called. Immutable.
 *
 * @param holders as the authority table names them: groups by their ids, persons by {@link #PERSON} and theirs
 */
public record Power(List<String> holders) {

    /** Stands before the id of a person who holds a power by name. */
    public static final String PERSON = "user:";

    /** The power over a case whose line is not fixed yet: nobody holds it. */
    public static final Power NOBODYS = new Power(List.of());

    public Power {
        holders = List.copyOf(holders);
    }

    /**
     * Each step of the final stage must be of one who holds the power, in whatever order they stand. A person of whom
     * the staff says nothing may still get it by a group: they are asked again when they approve.
     *
     * @throws Refused AUTHORITY_INSUFFICIENT with all on the line who lack the power and all who hold it
     */
    public void requireAtEnd(List<LineStep> line, Staff staff) {
        List<String> lacking = ApprovalLine.of(line).finalStage().stream()
                .filter(step -> !mayEnd(step, staff))
                .map(LineStep::addressee)
                .distinct()
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            throw new Refused(LineRefusal.AUTHORITY_INSUFFICIENT, Who.all(lacking), ids(holders));
        }
    }

    /**
     * @throws Refused AUTHORITY_INSUFFICIENT where neither the person nor a group of theirs holds the power
     */
    public void require(Person person) {
        if (!isOf(person)) {
            throw new Refused(LineRefusal.AUTHORITY_INSUFFICIENT, "person", new Who(person.id()), ids(holders));
        }
    }

    /** Whether a line may end as it does, so far as that can be said without asking who is in which group. */
    public boolean suffices(List<LineStep> line) {
        return ApprovalLine.of(line).finalStage().stream().allMatch(step -> mayEnd(step, Staff.UNKNOWN));
    }

    private boolean mayEnd(LineStep step, Staff staff) {
        String person = step.user();
        if (person == null) {
            return isOf(step.addressee());
        }
        return isOf(staff.person(person))
                || !staff.hasPerson(person) && holders.stream().anyMatch(this::isOf);
    }

    private boolean isOf(Person person) {
        return holders.contains(PERSON + person.id())
                || person.groups().stream().anyMatch(this::isOf);
    }

    private boolean isOf(String group) {
        return !group.startsWith(PERSON) && holders.contains(group);
    }

    private static List<Who> ids(List<String> holders) {
        return holders.stream()
                .map(holder -> holder.startsWith(PERSON) ? holder.substring(PERSON.length()) : holder)
                .map(Who::new)
                .toList();
    }
}
