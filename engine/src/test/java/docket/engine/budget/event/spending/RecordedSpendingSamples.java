package docket.engine.budget.event.spending;

import static docket.engine.store.EventSamples.CASE;

import docket.engine.budget.terms.LaterShare;
import docket.engine.money.Money;
import docket.engine.store.SampleEvents;
import java.util.List;

public final class RecordedSpendingSamples implements SampleEvents {

    private static final String LINE = "2026-facilities-roof";

    @Override
    public List<Object> all() {
        LaterShare share = new LaterShare(2027, krw(400_000));
        return List.of(
                new FundsReserved(LINE, CASE, krw(1_200_000), List.of("insufficient-funds")),
                new FundsCommitted(LINE, CASE, krw(1_200_000), "cho.contract", List.of(share)),
                new FundsReleased(LINE, CASE, krw(1_200_000), "returned"),
                new CommitmentReleased(LINE, CASE, krw(1_000), "closed", "oh.disbursing"),
                new CommitmentReturned(LINE, CASE, krw(2_000), "another offer is cheaper", "oh.disbursing"),
                new FundsDisbursed(LINE, CASE, krw(600_000), "oh.disbursing"),
                new DisbursementReturned(LINE, CASE, krw(600_000), "the account is closed", "bae.payer"),
                new FundsPaid(LINE, CASE, krw(600_000), "bae.payer"));
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }
}
