package docket.api.cli.drill.random;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The clock of the program in this JVM: the system's, some way ahead. */
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves time for the record, for the engine and for the times of events. */
    void setAhead(Duration ahead) {
        this.ahead = ahead;
        ClockUtil.offset(ahead.toMillis());
        GenericEventMessage.clock = this;
    }

    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
