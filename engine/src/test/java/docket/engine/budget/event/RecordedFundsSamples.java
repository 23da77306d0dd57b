package docket.engine.budget.event;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedFundsSamples implements SampleEvents {

    private static final String LINE = "2026-facilities-roof";

    @Override
    public List<Object> all() {
        return List.of(
                new FundsAppropriated(LINE, 2026, "4100", "Roofs", "facilities", krw(5_000_000)),
                new FundsAllotted(LINE, krw(2_000_000), "2026-Q1"),
                new FundsReserved(LINE, CASE, krw(1_200_000)),
                new FundsCommitted(LINE, CASE, krw(1_200_000)),
                new FundsReleased(LINE, CASE, krw(1_200_000), "returned"));
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }
}
