package docket.processes.act;

import docket.engine.organization.Actor;
import docket.engine.organization.Machine;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.unit.Act;
import docket.engine.unit.Door;
import docket.engine.unit.RootUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** Says who acts: the person whom the engine knows as authenticated, or the machine. Thread-safe. */
public final class Acts {

    private final Supplier<@Nullable Authentication> authentication;
    private final String version;

    /** @param version the program's own version, by which the machine signs its acts */
    public Acts(Supplier<@Nullable Authentication> authentication, String version) {
        this.authentication = authentication;
        this.version = version;
    }

    /** The act of the current thread, as it is before any root unit opens. */
    public Act current() {
        ActScope scope = ActScope.current();
        Actor actor = actor();
        if (scope != null) {
            return new Act(actor, scope.door(), scope.requestId(), scope.traceId());
        }
        return new Act(actor, Context.getJobExecutorContext() != null ? Door.JOB : Door.CLI);
    }

    /** The act of a batch, in the name of the person who made it, with the groups that they have now. */
    public Act ofBatch(@Nullable String creator) {
        if (creator == null) {
            return new Act(new Machine("docket", version), Door.BATCH);
        }
        Set<String> groups = Context.getProcessEngineConfiguration()
                .getIdentityService()
                .createGroupQuery()
                .groupMember(creator)
                .list()
                .stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        return new Act(new Person(creator, groups), Door.BATCH);
    }

    /**
     * The person who acts in the open root unit.
     *
     * @throws Refused PERSON_REQUIRED where it is a machine
     */
    public Person person() {
        Actor actor = RootUnit.act().map(Act::actor).orElseGet(this::actor);
        if (actor instanceof Person person) {
            return person;
        }
        throw new Refused(RequestRefusal.PERSON_REQUIRED);
    }

    private Actor actor() {
        Authentication person = authentication.get();
        if (person == null || person.getUserId() == null) {
            return new Machine("docket", version);
        }
        List<String> groups = person.getGroupIds();
        return new Person(person.getUserId(), groups == null ? Set.of() : Set.copyOf(groups));
    }
}
