package docket.engine.casefile.event.course;

import static docket.engine.store.EventSamples.CASE;
import static docket.engine.store.EventSamples.HASH;
import static docket.engine.store.EventSamples.STEPS;
import static docket.engine.store.EventSamples.TASK;

import docket.engine.casefile.event.CaseState;
import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

public final class RecordedCourseSamples implements SampleEvents {

    @Override
    public List<Object> all() {
        return List.of(
                opened(),
                new CaseResubmitted(CASE, 2, TASK, "kim.employee", "corrected", STEPS),
                new CaseWithdrawn(CASE, 2, TASK, "kim.employee", "no longer needed"),
                new CaseRegistered(CASE, "facilities-2026-17", "facilities", 2026, 17),
                new OperatorIntervened(
                        CASE, "variable-changed", "admin", Map.of("variable", "route", "activity", "decide")),
                new CaseClosed(CASE, CaseState.APPROVED, 12, HASH));
    }

    public static CaseOpened opened() {
        return new CaseOpened(
                CASE,
                "document-approval",
                "Repair of the city hall roof",
                "payment",
                "facilities",
                Money.parse("34.34", "EUR"),
                "kim.employee",
                Map.of(
                        "body",
                        "the roof \u2028 leaks",
                        "area",
                        new BigDecimal("12.5"),
                        "urgent",
                        true,
                        "invoices",
                        List.of(1, 20_000_000_000L),
                        "ssn",
                        Map.of("sealed", "AQID", "person", "kim.employee")),
                HASH,
                STEPS,
                "discretionary",
                "10-years");
    }
}
