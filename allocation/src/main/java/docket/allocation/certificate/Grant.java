package docket.allocation.certificate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a request is granted.
 *
 * @param granted in minor units
 */
@JsonPropertyOrder({"request", "granted"})
public record Grant(String request, long granted) {}
