package docket.engine.allocation.command;

import docket.allocation.round.Limit;
import docket.allocation.round.Rule;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Opens an allocation round, which asks organisations for their requests. */
public record OpenRound(
        @TargetAggregateIdentifier String roundId,
        String caseId,
        String name,
        int fiscalYear,
        Money total,
        Rule rule,
        boolean divisible,
        @Nullable Instant closesAt,
        List<Limit> limits)
        implements RoundCommand {}
