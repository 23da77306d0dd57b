package docket.allocation.certificate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How whole requests were chosen: by a solver, whose word is kept.
 *
 * @param solver with its version
 * @param parameters all that it was told besides the round
 * @param objective of the chosen set: its value; by the rule LEVELLED the number of requests in it
 * @param bound that no set exceeds, as the solver found
 * @param tieKey the sum of the lots of the chosen requests, each cut to {@code tieBits}; of sets of the same objective, the one
 *     with the highest is chosen
 * @param proved whether the solver came to the end: no set has a higher objective, nor the same with a higher tie key
 */
@JsonPropertyOrder({"solver", "parameters", "objective", "bound", "tieKey", "tieBits", "proved"})
public record Search(
        String solver, String parameters, long objective, long bound, long tieKey, int tieBits, boolean proved) {}
