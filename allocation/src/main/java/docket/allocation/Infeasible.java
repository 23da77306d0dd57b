package docket.allocation;

import docket.allocation.answer.Conflict;
import java.util.List;

/**
 * No answer keeps all floors and caps.
 *
 * @param conflicts at least one; each can be settled by giving way in any one of its bounds
 */
public record Infeasible(List<Conflict> conflicts) implements Outcome {
    public Infeasible {
        conflicts = List.copyOf(conflicts);
    }
}
