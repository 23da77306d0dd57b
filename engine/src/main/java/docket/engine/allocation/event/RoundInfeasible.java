package docket.engine.allocation.event;

import docket.allocation.answer.Conflict;
import java.util.List;

/** No proposal keeps all limits and minimums. */
public record RoundInfeasible(String roundId, List<Conflict> conflicts) implements RoundEvent {
    public RoundInfeasible {
        conflicts = List.copyOf(conflicts);
    }
}
