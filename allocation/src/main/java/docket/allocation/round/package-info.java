/** What a round of allocation asks: the money, the limits above it, the requests and the rule. */
package docket.allocation.round;
