package docket.allocation.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How far a limit's money reached when it was shared out by shares: to the unit that was granted last, counted from 0, of what
 * asks for {@code of} units. By the rule LEVELLED the unit's rank is {@code unit ÷ of}, by PROPORTIONAL {@code (unit + ½) ÷ of}; of
 * equal ones that of the smaller {@code of} comes first.
 *
 * @param unit -1 where the minimums took everything
 */
@JsonPropertyOrder({"unit", "of"})
public record Level(long unit, long of) {}
