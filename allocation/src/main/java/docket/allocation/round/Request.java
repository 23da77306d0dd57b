package docket.allocation.round;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for how much.
 *
 * @param id once in its round
 * @param organization who asks: a node of the organisations' limits; one without a limit stands directly under the total
 * @param program what for: a node of the programs' limits; absent or without a limit: directly under the total
 * @param asked in minor units, above zero
 * @param minimum that it gets whatever its value, in minor units
 * @param value of a unit of money spent on it, 1 to {@link Round#MOST_VALUE}
 * @param decided what a person granted, in minor units; the rest of the round is shared out around it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "organization", "program", "asked", "minimum", "value", "decided"})
public record Request(
        String id,
        String organization,
        @Nullable String program,
        long asked,
        long minimum,
        long value,
        @Nullable Long decided) {

    /** A request that nobody has decided yet. */
    public Request(String id, String organization, @Nullable String program, long asked, long minimum, long value) {
        this(id, organization, program, asked, minimum, value, null);
    }

    /** The least that it may be granted, in minor units; of a round of whole requests, a minimum asks for all of it. */
    public long least(boolean divisible) {
        if (decided != null) {
            return decided;
        }
        return divisible || minimum == 0 ? minimum : asked;
    }

    /** The most that it may be granted, in minor units. */
    public long most() {
        return decided != null ? decided : asked;
    }

    Request deciding(long granted) {
        return new Request(id, organization, program, asked, minimum, value, granted);
    }
}
