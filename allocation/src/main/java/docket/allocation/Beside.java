package docket.allocation;

import docket.allocation.round.Rule;

/**
 * What a rule makes of a round, to be seen beside the others.
 *
 * @param granted altogether, in minor units
 * @param value the sum over all requests of what is granted times its value a unit
 * @param costs how much less value that is than the rule VALUE has
 * @param poorestMillionths the smallest share (granted ÷ asked) of any request, in millionths, rounded down
 */
public record Beside(Rule rule, long granted, long value, long costs, long poorestMillionths) {}
