package docket.allocation.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What all that stands under a node may get together.
 *
 * @param node its name, once in its tree
 * @param parent the node that it stands under; absent: the total
 * @param floor the least, in minor units
 * @param cap the most, in minor units; absent: no more than what it stands under
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"node", "parent", "floor", "cap"})
public record Limit(
        String node,
        @Nullable String parent,
        long floor,
        @Nullable Long cap) {}
