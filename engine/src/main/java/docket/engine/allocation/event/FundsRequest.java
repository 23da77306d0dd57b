package docket.engine.allocation.event;

import docket.engine.money.Money;

/**
 * What an organisation asks of a round, for a budget line that the approval opens.
 *
 * @param lineCode of the line in the round's fiscal year
 * @param name of the line
 * @param minimum that it gets whatever its value
 * @param value of a unit of money spent on it, 1 to 1,000
 * @param enteredBy the person who first asked
 */
public record FundsRequest(
        String requestId,
        String organization,
        String lineCode,
        String name,
        Money requested,
        Money minimum,
        long value,
        String reason,
        String enteredBy) {}
