package docket.engine.destruction.event;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.store.SampleEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

public final class RecordedDestructionsSamples implements SampleEvents {

    private static final String DESTRUCTION = "0190c7a2-0000-7000-8000-0000000000f1";

    @Override
    public List<Object> all() {
        return List.of(
                new DestructionRequested(
                        DESTRUCTION,
                        Kind.ERASURE,
                        "kim.employee",
                        kept(),
                        "asked for",
                        "song.records",
                        Instant.parse("2037-02-01T00:00:00Z")),
                new DestructionWithdrawn(DESTRUCTION, "moon.records"),
                new DestructionConfirmed(
                        DESTRUCTION,
                        Kind.ERASURE,
                        "kim.employee",
                        kept(),
                        "asked for",
                        "song.records",
                        "moon.records"));
    }

    private static List<KeptCase> kept() {
        return List.of(new KeptCase(
                CASE,
                "facilities",
                "facilities-2026-17",
                "10-years",
                Instant.parse("2026-03-02T00:00:00Z"),
                LocalDate.of(2036, 12, 31)));
    }
}
