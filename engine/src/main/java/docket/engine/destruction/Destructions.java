package docket.engine.destruction;

import docket.engine.agency.Agency;
import docket.engine.destruction.command.ConfirmDestruction;
import docket.engine.destruction.command.DestructionRefusal;
import docket.engine.destruction.command.RequestDestruction;
import docket.engine.destruction.command.WithdrawDestruction;
import docket.engine.destruction.event.KeptCase;
import docket.engine.destruction.event.Kind;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.personal.Sealing;
import docket.engine.refusal.Refused;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.IdentifierFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks for destructions, confirms and withdraws them, in the open root unit. What must still be kept is refused, at the
 * request and again at the confirmation. Thread-safe.
 */
public final class Destructions {

    /** How long a request waits for its second person. */
    public static final Duration WAITS = Duration.ofDays(30);

    private final Commands commands;
    private final DestructionViews views;
    private final Sealing sealing;
    private final Agency agency;
    private final KeptCases cases;

    public Destructions(
            Commands commands, DestructionViews views, Sealing sealing, DataSource dataSource, Agency agency) {
        this.commands = commands;
        this.views = views;
        this.sealing = sealing;
        this.agency = agency;
        this.cases = new KeptCases(dataSource, agency);
    }

    /**
     * Asks for the destruction of a person's key.
     *
     * @return the id of the destruction
     * @throws Refused FORBIDDEN, NOTHING_TO_ERASE, CASES_OPEN, RETENTION_NOT_OVER
     */
    public String requestErasure(Person officer, String person, String reason) {
        officer.must(Permission.DESTROY);
        return request(officer, Kind.ERASURE, person, erasable(person), reason);
    }

    /**
     * Asks for closed cases to be disposed of.
     *
     * @return the id of the destruction
     * @throws Refused FORBIDDEN, UNKNOWN_CASE, CASES_DISPOSED, CASES_OPEN, RETENTION_NOT_OVER
     */
    public String requestDisposal(Person officer, List<String> caseIds, String reason) {
        officer.must(Permission.DESTROY);
        return request(officer, Kind.DISPOSAL, null, cases.of(caseIds), reason);
    }

    private String request(Person officer, Kind kind, @Nullable String person, List<KeptCase> touched, String reason) {
        String id = IdentifierFactory.getInstance().generateIdentifier();
        commands.send(new RequestDestruction(
                id,
                kind,
                person,
                touched,
                reason,
                officer,
                agency.clock().instant().plus(WAITS)));
        return id;
    }

    /**
     * Confirms a destruction, as its second person. The key of a person is gone with the commit of the open root unit;
     * what cases say is removed by {@link Disposals}.
     *
     * @throws Refused UNKNOWN_DESTRUCTION, FORBIDDEN, SECOND_PERSON_REQUIRED, DESTRUCTION_OVER, and as for a request
     */
    public void confirm(Person officer, String destructionId) {
        officer.must(Permission.DESTROY);
        DestructionView asked = require(destructionId);
        if (asked.state() != Destruction.State.REQUESTED) {
            throw new Refused(DestructionRefusal.DESTRUCTION_OVER, asked.state(), destructionId);
        }
        commands.send(new ConfirmDestruction(
                destructionId, touched(asked), officer, agency.clock().instant()));
        String person = asked.person();
        if (person != null) {
            RootUnit.lastInTransaction(() -> sealing.destroyKey(person));
        }
    }

    private List<KeptCase> touched(DestructionView asked) {
        String person = asked.person();
        return person == null
                ? cases.of(asked.cases().stream().map(KeptCase::caseId).toList())
                : erasable(person);
    }

    /** @throws Refused UNKNOWN_DESTRUCTION, FORBIDDEN, DESTRUCTION_OVER */
    public void withdraw(Person officer, String destructionId) {
        officer.must(Permission.DESTROY);
        require(destructionId);
        commands.send(
                new WithdrawDestruction(destructionId, officer, agency.clock().instant()));
    }

    /** @throws Refused UNKNOWN_DESTRUCTION */
    public DestructionView require(String destructionId) {
        return views.find(destructionId)
                .orElseThrow(() -> new Refused(DestructionRefusal.UNKNOWN_DESTRUCTION, destructionId));
    }

    /**
     * The cases that an erasure makes unreadable. Until the end of the transaction nothing more is sealed under that
     * key.
     */
    private List<KeptCase> erasable(String person) {
        if (!sealing.holdKey(person)) {
            throw new Refused(DestructionRefusal.NOTHING_TO_ERASE, person);
        }
        return cases.sealedFor(person);
    }
}
