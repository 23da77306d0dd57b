package docket.engine;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.agency.Agency;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void events_are_stamped_by_the_agencys_clock() {
        Clock before = GenericEventMessage.clock;
        Instant then = Instant.parse("2030-01-02T03:04:05Z");
        try {
            new EngineConfiguration(new Agency("docket.test", ZoneOffset.UTC, Clock.fixed(then, ZoneOffset.UTC)));

            assertThat(GenericEventMessage.asEventMessage("an event").getTimestamp())
                    .isEqualTo(then);
        } finally {
            GenericEventMessage.clock = before;
        }
    }
}
