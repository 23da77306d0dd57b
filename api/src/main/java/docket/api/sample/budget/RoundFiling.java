package docket.api.sample.budget;

import docket.api.sample.Desk;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.store.TimeOrderedIds;
import docket.processes.allocation.FundsRequests;
import docket.processes.allocation.WrittenTerms;
import docket.processes.cases.CaseDraft;
import docket.processes.cases.RoundProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Files the sample's allocation rounds: the budget officer opens and closes them, two people ask, a committee decides. */
@Component
class RoundFiling {

    private static final String OFFICER = "min.budget";
    private static final List<String> DRAFTERS = List.of("kim.employee", "park.employee");

    private final Desk desk;
    private final RoundProcess process;
    private final FundsRequests requests;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    RoundFiling(Desk desk, RoundProcess process, FundsRequests requests) {
        this.desk = desk;
        this.process = process;
        this.requests = requests;
    }

    /** @param fiscalYear this one */
    void file(SampleRound round, int fiscalYear) throws Exception {
        String roundId = desk.as(OFFICER, () -> process.open(draft(round, fiscalYear + round.yearsAhead())));
        Map<String, String> asked = new HashMap<>();
        for (SampleRound.Request request : round.requests()) {
            String drafter = DRAFTERS.get(asked.size() % DRAFTERS.size());
            String id = ids.generateIdentifier();
            desk.write(drafter, () -> requests.enter(roundId, request(id, request, drafter)));
            asked.put(request.lineCode(), id);
        }
        Decision ending = round.ending();
        if (ending != null) {
            desk.as(OFFICER, () -> process.close(roundId));
            String opinion = ending == Decision.REJECT ? "내년 예산에 반영하시기 바랍니다." : null;
            desk.decide(desk.awaited(RoundEvent.caseOf(roundId)), ending, opinion, instead(round, asked));
        }
    }

    private static CaseDraft draft(SampleRound round, int fiscalYear) {
        Map<String, Object> terms = new HashMap<>();
        terms.put(WrittenTerms.FISCAL_YEAR, fiscalYear);
        terms.put(WrittenTerms.RULE, round.rule());
        terms.put(WrittenTerms.DIVISIBLE, round.divisible());
        terms.put(
                WrittenTerms.LIMITS,
                round.limits().stream().map(RoundFiling::line).collect(Collectors.joining("\n")));
        return new CaseDraft(
                "allocation-round", round.name(), "budget", "finance", won(round.total()), terms, List.of());
    }

    private static String line(SampleRound.Limit limit) {
        return String.join(
                " | ",
                limit.node(),
                Objects.requireNonNullElse(limit.parent(), ""),
                String.valueOf(limit.floor()),
                Objects.toString(limit.cap(), ""));
    }

    private static FundsRequest request(String id, SampleRound.Request request, String drafter) {
        return new FundsRequest(
                id,
                request.organization(),
                request.lineCode(),
                request.name(),
                won(request.asked()),
                won(request.minimum()),
                request.value(),
                request.reason(),
                drafter);
    }

    private static Map<String, Object> instead(SampleRound round, Map<String, String> asked) {
        List<Map<String, Object>> adjustments = round.instead().stream()
                .<Map<String, Object>>map(one -> Map.of(
                        "requestId",
                        Objects.requireNonNull(asked.get(one.request())),
                        "granted",
                        Map.of(
                                "amount",
                                won(one.granted()).toDecimal(),
                                "currency",
                                SampleBudgetLine.WON.getCurrencyCode()),
                        "reason",
                        one.reason()))
                .toList();
        return adjustments.isEmpty() ? Map.of() : Map.of("adjustments", adjustments);
    }

    private static Money won(long amount) {
        return new Money(amount, SampleBudgetLine.WON);
    }
}
