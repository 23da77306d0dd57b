package docket.engine.budget.event.yearend;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.Hands;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedYearEndSamples implements SampleEvents {

    private static final String LINE = "2026-facilities-roof";
    private static final String NEXT = "2027-facilities-roof";
    private static final String CHANGE = "0190c7a2-0000-7000-8000-0000000000c1";

    @Override
    public List<Object> all() {
        Hands hands = new Hands("cho.contract", List.of("oh.disbursing"), List.of("bae.payer"));
        LaterShare share = new LaterShare(2027, krw(400_000));
        return List.of(
                new FundsCarriedOut(LINE, CHANGE, CarryOver.ACCIDENT, krw(50_000), CASE, NEXT),
                new FundsCarriedIn(NEXT, CHANGE, CarryOver.ACCIDENT, krw(50_000), CASE, hands, LINE),
                new ShareHandedOn(LINE, CASE, share, NEXT),
                new ShareBound(NEXT, CASE, krw(400_000), hands, LINE),
                new FundsLapsed(LINE, krw(3_000_000)),
                new LapseReversed(LINE, krw(3_000_000)));
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }
}
