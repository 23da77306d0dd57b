package docket.engine.allocation.event;

import static docket.engine.store.EventSamples.CASE;
import static docket.engine.store.EventSamples.HASH;
import static java.nio.charset.StandardCharsets.UTF_8;

import docket.allocation.Allocator;
import docket.allocation.Infeasible;
import docket.allocation.Proposal;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import docket.engine.money.Money;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.SampleEvents;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

public final class RecordedRoundsSamples implements SampleEvents {

    private static final String ROUND = RoundEvent.roundOf(CASE);
    private static final List<Limit> LIMITS =
            List.of(new Limit("works", null, 1_000, 900_000L), new Limit("facilities", "works", 0, 500_000L));

    @Override
    public List<Object> all() {
        Round round = round(LIMITS);
        Proposal proposed = (Proposal) Allocator.propose(round);
        Proposal adjusted = (Proposal) Allocator.propose(round.deciding(Map.of("r-1", 100_000L)));
        Infeasible clash = (Infeasible) Allocator.propose(round(List.of(new Limit("facilities", null, 1_000, 10L))));
        FundsRequest request = new FundsRequest(
                "r-1",
                "facilities",
                "401-01",
                "Roof of \"hall\"",
                krw(700_000),
                krw(50_000),
                700,
                "It\nleaks",
                "kim.employee");
        return List.of(
                new RoundOpened(
                        ROUND,
                        CASE,
                        "Autumn \"round\"",
                        2026,
                        krw(1_000_000),
                        Rule.VALUE,
                        true,
                        Instant.parse("2026-12-01T00:00:00Z"),
                        LIMITS),
                new RequestEntered(ROUND, request),
                new RequestChanged(ROUND, request, "park.employee"),
                new RequestWithdrawn(ROUND, "r-1", "kim.employee"),
                new RoundClosed(ROUND),
                new RequestScored(ROUND, "r-1", score()),
                new RequestsNotScored(ROUND, HASH, "timeout", "no answer after 2000 ms", 2_000_113),
                new RoundProposed(
                        ROUND, text(proposed), proposed.certificate().inputSha256(), Allocator.compare(proposed)),
                new RoundInfeasible(ROUND, clash.conflicts()),
                new RoundAdjusted(
                        ROUND,
                        List.of(new Adjustment("r-1", krw(100_000), "Half the roof is new")),
                        text(adjusted),
                        adjusted.certificate().inputSha256(),
                        Allocator.compare(adjusted)),
                new RoundReopened(ROUND),
                new RoundApproved(
                        ROUND,
                        List.of(new GrantedLine(
                                "2026.facilities.401-01",
                                "401-01",
                                "Roof",
                                "facilities",
                                krw(500_000),
                                List.of("r-1")))),
                new RoundRejected(ROUND),
                new RoundCancelled(ROUND));
    }

    private static ScoreRecord score() {
        return new ScoreRecord(
                "use-likelihood",
                1,
                HASH,
                HASH,
                HASH,
                List.of(new ScoreRecord.Feature(
                        "usedOfLine", "87", "0190c7a2-0000-7000-8000-0000000000e0", "80 to below 90", -4)),
                1_500_000,
                1_499_996,
                817_574,
                700_000,
                1,
                ScoreRecord.Advice.NOTHING_FOUND,
                81,
                "none");
    }

    private static Round round(List<Limit> limits) {
        return new Round(
                Currency.getInstance("KRW"),
                1_000_000,
                Rule.VALUE,
                true,
                limits,
                List.of(),
                List.of(
                        new Request("r-1", "facilities", null, 700_000, 50_000, 700),
                        new Request("r-2", "welfare", null, 600_000, 0, 300)));
    }

    private static String text(Proposal proposal) {
        return new String(proposal.certificate().bytes(), UTF_8);
    }

    private static Money krw(long won) {
        return Money.parse(Long.toString(won), "KRW");
    }
}
