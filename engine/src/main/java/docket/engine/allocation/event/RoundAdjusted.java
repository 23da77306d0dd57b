package docket.engine.allocation.event;

import docket.allocation.Beside;
import java.util.List;

/** The committee granted some requests another amount, and the rest was shared out around them; as {@link RoundProposed}. */
public record RoundAdjusted(
        String roundId, List<Adjustment> adjustments, String certificate, String inputSha256, List<Beside> rules)
        implements RoundEvent {
    public RoundAdjusted {
        adjustments = List.copyOf(adjustments);
        rules = List.copyOf(rules);
    }
}
