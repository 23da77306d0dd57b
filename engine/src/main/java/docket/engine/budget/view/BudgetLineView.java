package docket.engine.budget.view;

import docket.engine.budget.Funds;
import docket.engine.budget.event.FundsEvent;
import docket.engine.budget.event.budgeting.ControlChanged;
import docket.engine.budget.event.budgeting.FundsAllotted;
import docket.engine.budget.event.budgeting.FundsAppropriated;
import docket.engine.budget.event.spending.CommitmentReleased;
import docket.engine.budget.event.spending.CommitmentReturned;
import docket.engine.budget.event.spending.FundsCommitted;
import docket.engine.budget.event.yearend.ShareHandedOn;
import docket.engine.budget.terms.Control;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A budget line as it stands after some of its events: a pure fold of them. {@code version} counts the line's events.
 * Immutable.
 *
 * @param controls every one that the line ever had
 * @param periods what was allotted, by period
 * @param later the shares of later years that bind no line yet, by the case that committed them
 */
public record BudgetLineView(
        String lineId,
        long version,
        int fiscalYear,
        String code,
        String name,
        String organization,
        @Nullable String program,
        @Nullable String item,
        @Nullable String fundSource,
        Funds funds,
        List<Control> controls,
        Map<String, Money> periods,
        Map<String, List<LaterShare>> later,
        Instant openedAt) {

    /**
     * Folds the first event, or one more.
     *
     * @param before null before the first event
     * @throws IllegalArgumentException if it is no event of a budget line, or the first one is no appropriation
     */
    public static BudgetLineView fold(
            @Nullable BudgetLineView before, Object event, Instant occurredAt, Map<String, ?> envelope) {
        if (!(event instanceof FundsEvent one)) {
            throw new IllegalArgumentException("Expected an event of a budget line but found " + event);
        }
        Funds funds = Funds.fold(before == null ? null : before.funds, one);
        if (before != null) {
            return before.after(one, funds);
        }
        FundsAppropriated opened = (FundsAppropriated) one;
        return new BudgetLineView(
                opened.lineId(),
                1,
                opened.fiscalYear(),
                opened.code(),
                opened.name(),
                opened.organization(),
                opened.program(),
                opened.item(),
                opened.fundSource(),
                funds,
                List.of(opened.control()),
                Map.of(),
                Map.of(),
                occurredAt);
    }

    /** What may still be reserved. */
    public Money available() {
        return funds.available();
    }

    private BudgetLineView after(FundsEvent event, Funds nowFunds) {
        return new BudgetLineView(
                lineId,
                version + 1,
                fiscalYear,
                code,
                name,
                organization,
                program,
                item,
                fundSource,
                nowFunds,
                controlsAfter(event),
                periodsAfter(event),
                laterAfter(event),
                openedAt);
    }

    private List<Control> controlsAfter(FundsEvent event) {
        return event instanceof ControlChanged change
                ? Stream.concat(controls.stream(), Stream.of(change.to()))
                        .distinct()
                        .sorted()
                        .toList()
                : controls;
    }

    private Map<String, Money> periodsAfter(FundsEvent event) {
        if (!(event instanceof FundsAllotted allotment)) {
            return periods;
        }
        Map<String, Money> more = new TreeMap<>(periods);
        more.merge(allotment.period(), allotment.amount(), Money::plus);
        return more;
    }

    private Map<String, List<LaterShare>> laterAfter(FundsEvent event) {
        if (event instanceof FundsCommitted commitment && !commitment.later().isEmpty()) {
            Map<String, List<LaterShare>> more = new TreeMap<>(later);
            more.put(commitment.caseId(), commitment.later());
            return more;
        }
        if (event instanceof CommitmentReleased || event instanceof CommitmentReturned) {
            Map<String, List<LaterShare>> rest = new TreeMap<>(later);
            rest.remove(event.caseId());
            return rest;
        }
        if (!(event instanceof ShareHandedOn handed)) {
            return later;
        }
        Map<String, List<LaterShare>> rest = new TreeMap<>(later);
        List<LaterShare> left = Objects.requireNonNull(later.get(handed.caseId()), "a share was agreed").stream()
                .filter(share -> !share.equals(handed.share()))
                .toList();
        rest.put(handed.caseId(), left);
        rest.values().removeIf(List::isEmpty);
        return rest;
    }
}
