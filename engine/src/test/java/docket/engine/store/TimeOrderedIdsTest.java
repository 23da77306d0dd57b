package docket.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** What is written together lies together in an index. */
class TimeOrderedIdsTest {

    @Test
    void an_event_is_named_by_a_uuid_that_begins_with_the_millisecond() {
        long before = System.currentTimeMillis();
        UUID id = UUID.fromString(new GenericEventMessage<>("an event").getIdentifier());
        long after = System.currentTimeMillis();

        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }
}
