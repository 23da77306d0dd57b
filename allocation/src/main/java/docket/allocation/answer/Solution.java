package docket.allocation.answer;

import java.util.List;

/**
 * Who is granted how much.
 *
 * @param granted minor units, by the request's position in the round
 * @param total what the whole is worth
 * @param organizations by the limit's position in the round, as the next
 */
public record Solution(List<Long> granted, Worth total, List<Worth> organizations, List<Worth> programs) {
    public Solution {
        granted = List.copyOf(granted);
        organizations = List.copyOf(organizations);
        programs = List.copyOf(programs);
    }
}
