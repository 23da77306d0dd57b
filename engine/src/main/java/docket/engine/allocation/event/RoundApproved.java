package docket.engine.allocation.event;

import java.util.List;

/** The committee approved the round. Each of its lines is appropriated and allotted in the same transaction. */
public record RoundApproved(String roundId, List<GrantedLine> lines) implements RoundEvent {
    public RoundApproved {
        lines = List.copyOf(lines);
    }
}
