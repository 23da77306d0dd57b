package docket.api.rest.caller;

import docket.engine.organization.Officer;
import docket.processes.act.Acts;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Knows the caller of the current request. Thread-safe. */
@Component
public final class Callers {

    private final Acts acts;
    private final IdentityService identities;

    public Callers(Acts acts, IdentityService identities) {
        this.acts = acts;
        this.identities = identities;
    }

    /** @throws docket.engine.refusal.Refused PERSON_REQUIRED where nobody is authenticated */
    public Caller current() {
        Officer officer = acts.officer();
        return new Caller(officer.person(), officer.groups());
    }

    /** Whether a person reads everything, as their groups are now. From any thread. */
    public boolean readsEverything(String person) {
        return new Caller(person, groupsOf(person)).readsEverything();
    }

    private Set<String> groupsOf(String person) {
        return identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }
}
