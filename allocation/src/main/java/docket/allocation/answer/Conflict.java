package docket.allocation.answer;

import java.util.List;

/**
 * Bounds that cannot all hold, while all of them but any one can.
 *
 * @param needs what the floors among them need together, in minor units
 * @param can what the caps among them leave, in minor units, always less; equal where only the size of whole requests is in
 *     the way
 */
public record Conflict(List<Bound> limits, long needs, long can) {
    public Conflict {
        limits = List.copyOf(limits);
    }
}
