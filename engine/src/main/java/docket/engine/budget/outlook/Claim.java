package docket.engine.budget.outlook;

import docket.engine.money.Money;
import java.time.Instant;

/**
 * Money of a line that a case holds: set aside for a request, or bound and not paid.
 *
 * @param ordered of what is to be paid, what was ordered and is not paid
 * @param since when it was set aside or bound
 * @param sequence of the event that set it aside or bound it, among the line's events, from 0
 * @param eventId of that event
 */
public record Claim(
        String caseId, Money reserved, Money committed, Money ordered, Instant since, long sequence, String eventId) {

    /** Whether it is bound, and waits for its payment. */
    public boolean isBound() {
        return toBePaid().minorUnits() != 0;
    }

    /** What is bound and not paid, ordered or not. */
    public Money toBePaid() {
        return committed.plus(ordered);
    }
}
