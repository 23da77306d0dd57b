package docket.engine.allocation;

import docket.allocation.Outcome;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.event.Adjustment;
import docket.engine.refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Reads rounds from their events inside the open root unit, what was just done in it included. */
public final class AllocationRounds {

    private final Repository<AllocationRound> repository;

    public AllocationRounds(Repository<AllocationRound> repository) {
        this.repository = repository;
    }

    /** The round as it stands; empty where there is none. */
    public Optional<RoundState> state(String roundId) {
        return of(roundId, AllocationRound::state);
    }

    /**
     * What would be proposed if the committee granted this. Records nothing.
     *
     * @throws Refused UNKNOWN_ROUND, ROUND_NOT_PROPOSED, UNKNOWN_FUNDS_REQUEST, ADJUSTED_TWICE, INVALID_ROUND
     */
    public Outcome trial(String roundId, List<Adjustment> adjustments) {
        return of(roundId, round -> round.trial(adjustments))
                .orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_ROUND, roundId));
    }

    private <R> Optional<R> of(String roundId, Function<AllocationRound, R> question) {
        try {
            return Optional.of(repository.load(roundId).invoke(question));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }
}
