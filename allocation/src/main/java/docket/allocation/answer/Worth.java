package docket.allocation.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a limit is granted, and what that costs.
 *
 * @param node empty for the total
 * @param granted to all under it, in minor units
 * @param price by the rule VALUE: the value that one unit more would add (of a cap), or one less (of a floor, as a negative
 *     number); 0 where the limit is not felt
 * @param level by the other rules: how far its money reached; absent where it reached for everything, or as far as above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Worth(
        String node,
        long granted,
        @Nullable Long price,
        @Nullable Level level) {}
