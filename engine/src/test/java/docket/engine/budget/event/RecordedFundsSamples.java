package docket.engine.budget.event;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.budget.terms.AdvanceReason;
import docket.engine.budget.terms.CarryOver;
import docket.engine.budget.terms.ChangeType;
import docket.engine.budget.terms.Control;
import docket.engine.budget.terms.Hands;
import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedFundsSamples implements SampleEvents {

    private static final String LINE = "2026-facilities-roof";
    private static final String NEXT = "2027-facilities-roof";
    private static final String CHANGE = "0190c7a2-0000-7000-8000-0000000000c1";

    @Override
    public List<Object> all() {
        Hands hands = new Hands("cho.contract", List.of("oh.disbursing"), List.of("bae.payer"));
        LaterShare share = new LaterShare(2027, krw(400_000));
        return List.of(
                new FundsAppropriated(
                        LINE,
                        2026,
                        "4100",
                        "Roofs",
                        "facilities",
                        krw(5_000_000),
                        "1100-1130",
                        "210-01",
                        "general \"account\"",
                        Control.WARN),
                new FundsAllotted(LINE, krw(2_000_000), "2026-Q1", AdvanceReason.EARLY_PUBLIC_WORKS),
                new FundsReserved(LINE, CASE, krw(1_200_000), List.of("insufficient-funds")),
                new FundsCommitted(LINE, CASE, krw(1_200_000), "cho.contract", List.of(share)),
                new FundsReleased(LINE, CASE, krw(1_200_000), "returned"),
                new ControlChanged(LINE, Control.STOP, Control.WARN, "flood: the bills come first"),
                new BudgetChanged(LINE, CHANGE, ChangeType.REALLOCATION, krw(-300_000)),
                new CommitmentReleased(LINE, CASE, krw(1_000), "closed", "oh.disbursing"),
                new FundsDisbursed(LINE, CASE, krw(600_000), "oh.disbursing"),
                new DisbursementReturned(LINE, CASE, krw(600_000), "the account is closed", "bae.payer"),
                new FundsPaid(LINE, CASE, krw(600_000), "bae.payer"),
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
