package docket.api.page.budget;

import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.act.Acts;
import docket.processes.organization.Organizations;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose lines a person sees on the pages of the budget: who keeps the budget or examines the record sees all of them, an
 * office those of its own organisation, and nobody else any. An office is the group that has the id of the organisation.
 */
@Component
public final class BudgetSight {

    private final Acts acts;
    private final Organizations organizations;

    BudgetSight(Acts acts, Organizations organizations) {
        this.acts = acts;
        this.organizations = organizations;
    }

    /** @param organizations whose lines are seen; null for all of them */
    public record Sight(@Nullable Set<String> organizations) {

        public boolean everything() {
            return organizations == null;
        }

        public boolean sees(String organization) {
            return organizations == null || organizations.contains(organization);
        }
    }

    /**
     * What the person of this request sees.
     *
     * @throws Refused FORBIDDEN where it is nothing
     */
    public Sight now() {
        Person person = acts.person();
        if (person.may(Permission.KEEP_THE_BUDGET) || person.may(Permission.READ_EVERYTHING)) {
            return new Sight(null);
        }
        Set<String> theirs =
                person.groups().stream().filter(organizations::exists).collect(Collectors.toSet());
        if (theirs.isEmpty()) {
            throw new Refused(RequestRefusal.FORBIDDEN, "budget");
        }
        return new Sight(theirs);
    }
}
