package docket.engine.allocation.event;

import docket.allocation.round.Limit;
import docket.allocation.round.Rule;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round was opened, and organisations may ask for money.
 *
 * @param total the most that is granted altogether
 * @param divisible whether a request may be granted in part
 * @param closesAt when it closes by itself; null where only a budget officer closes it
 * @param limits a tree above the organisations, in minor units of the total's currency
 */
public record RoundOpened(
        String roundId,
        String caseId,
        String name,
        int fiscalYear,
        Money total,
        Rule rule,
        boolean divisible,
        @Nullable Instant closesAt,
        List<Limit> limits)
        implements RoundEvent {
    public RoundOpened {
        limits = List.copyOf(limits);
    }
}
