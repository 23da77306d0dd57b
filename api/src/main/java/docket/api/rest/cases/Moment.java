package docket.api.rest.cases;

import docket.api.rest.page.Limits;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** The value of {@code ?at=}: a version, or a time of RFC 3339. */
public sealed interface Moment {

    /** After the event that made this version. */
    record Version(long number) implements Moment {}

    /** At this time, the events of the same instant included. */
    record Time(Instant instant) implements Moment {}

    Pattern VERSION = Pattern.compile("[0-9]{1,15}");

    /** What something was at this moment, by whichever of the two it is. */
    default <V> Optional<V> of(LongFunction<Optional<V>> atVersion, Function<Instant, Optional<V>> atTime) {
        return this instanceof Version version
                ? atVersion.apply(version.number())
                : atTime.apply(((Time) this).instant());
    }

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where it is neither */
    static Moment parse(String text) {
        if (VERSION.matcher(text).matches()) {
            return new Version(Long.parseLong(text));
        }
        return new Time(Limits.time("at", text, "field.version-or-time"));
    }
}
