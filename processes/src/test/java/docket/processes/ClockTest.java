package docket.processes;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.agency.Agency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void timers_and_jobs_go_by_the_agencys_clock() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(5));
        try {
            new ProcessesConfiguration(new Agency("docket.test", ZoneOffset.UTC, ahead));

            assertThat(ClockUtil.now().toInstant()).isAfter(Instant.now().plus(Duration.ofHours(4)));
        } finally {
            ClockUtil.reset();
        }
    }
}
