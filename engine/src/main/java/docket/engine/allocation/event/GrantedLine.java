package docket.engine.allocation.event;

import docket.engine.money.Money;
import java.util.List;

/**
 * A budget line that a round gives.
 *
 * @param requests the ids of those that asked for it
 */
public record GrantedLine(
        String lineId, String lineCode, String name, String organization, Money granted, List<String> requests) {
    public GrantedLine {
        requests = List.copyOf(requests);
    }
}
