package docket.drill.victim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** The clock of a program in this JVM: the system's, some way ahead. Thread-safe. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves time for the record, for the engine and for the times of events. */
    public void setAhead(Duration ahead) {
        this.ahead = ahead;
    }

    public Duration ahead() {
        return ahead;
    }

    /** Has a program that is not yet started go by this clock. */
    public void drive(SpringApplication program) {
        program.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("agencyClock", Clock.class, () -> this));
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
