package docket.engine.organization;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.refusal.Who;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person, and the groups they are in at this moment. By what {@link Right} they act on a step is said of each act, not of
 * the person.
 */
public record Person(String id, Set<String> groups) implements Actor {

    public Person {
        groups = Set.copyOf(groups);
    }

    public boolean may(Permission permission) {
        return Stream.of(Role.values()).anyMatch(role -> role.may(permission) && is(role));
    }

    /** @throws Refused FORBIDDEN where they may not */
    public void must(Permission permission) {
        if (!may(permission)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
    }

    /** Whoever examines the record adds nothing to it: they draft no case and decide none. */
    public boolean onlyExamines() {
        return is(Role.AUDITOR);
    }

    /** @throws Refused AUDITOR_DECIDES_NOTHING where they only examine */
    public void mustDecide() {
        if (onlyExamines()) {
            throw new Refused(OrganizationRefusal.AUDITOR_DECIDES_NOTHING, new Who(id));
        }
    }

    private boolean is(Role role) {
        return groups.contains(role.group());
    }
}
