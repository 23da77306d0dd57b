package docket.engine.allocation;

import docket.allocation.Beside;
import docket.allocation.answer.Conflict;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.engine.allocation.event.Adjustment;
import docket.engine.allocation.event.FundsRequest;
import docket.engine.allocation.event.GrantedLine;
import docket.engine.allocation.event.RequestChanged;
import docket.engine.allocation.event.RequestEntered;
import docket.engine.allocation.event.RequestScored;
import docket.engine.allocation.event.RequestWithdrawn;
import docket.engine.allocation.event.RequestsNotScored;
import docket.engine.allocation.event.RoundAdjusted;
import docket.engine.allocation.event.RoundApproved;
import docket.engine.allocation.event.RoundCancelled;
import docket.engine.allocation.event.RoundClosed;
import docket.engine.allocation.event.RoundEvent;
import docket.engine.allocation.event.RoundInfeasible;
import docket.engine.allocation.event.RoundOpened;
import docket.engine.allocation.event.RoundProposed;
import docket.engine.allocation.event.RoundRejected;
import docket.engine.allocation.event.RoundReopened;
import docket.engine.scoring.ScoreRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an allocation round is: its terms, what is asked, and what it gives. A pure fold of its events. Immutable.
 *
 * @param certificate of the last proposal, as canonical JSON; null while there is none
 * @param rules what each rule would make of it
 * @param conflicts why there is no proposal; empty where there is one
 * @param adjustments of the committee
 * @param lines that it gives; empty until it is approved
 * @param scores how likely the money of each request is to be used, by the requests' ids; made anew at each closing
 * @param notScored why the last closing made none; null where it did, or there was none
 */
public record RoundState(
        RoundOpened terms,
        RoundPhase phase,
        List<FundsRequest> requests,
        @Nullable String certificate,
        @Nullable String inputSha256,
        List<Beside> rules,
        List<Conflict> conflicts,
        List<Adjustment> adjustments,
        List<GrantedLine> lines,
        Map<String, ScoreRecord> scores,
        @Nullable RequestsNotScored notScored) {

    public RoundState {
        requests = List.copyOf(requests);
        rules = List.copyOf(rules);
        conflicts = List.copyOf(conflicts);
        adjustments = List.copyOf(adjustments);
        lines = List.copyOf(lines);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /** Folds the first event, or one more. */
    public static RoundState fold(@Nullable RoundState before, RoundEvent event) {
        return before == null ? opened((RoundOpened) event) : before.after(event);
    }

    private static RoundState opened(RoundOpened terms) {
        return collecting(terms, List.of());
    }

    public String roundId() {
        return terms.roundId();
    }

    public Optional<FundsRequest> request(String requestId) {
        return requests.stream()
                .filter(request -> request.requestId().equals(requestId))
                .findFirst();
    }

    /** The round as it is shared out. */
    public Round round() {
        return new Round(
                terms.total().currency(),
                terms.total().minorUnits(),
                terms.rule(),
                terms.divisible(),
                terms.limits(),
                List.of(),
                requests.stream()
                        .map(asked -> new Request(
                                asked.requestId(),
                                asked.organization(),
                                null,
                                asked.requested().minorUnits(),
                                asked.minimum().minorUnits(),
                                asked.value()))
                        .toList());
    }

    private RoundState after(RoundEvent event) {
        if (event instanceof RequestEntered entered) {
            List<FundsRequest> more = new ArrayList<>(requests);
            more.add(entered.request());
            return asking(more);
        }
        if (event instanceof RequestChanged changed) {
            FundsRequest now = changed.request();
            return asking(requests.stream()
                    .map(one -> one.requestId().equals(now.requestId()) ? now : one)
                    .toList());
        }
        if (event instanceof RequestWithdrawn withdrawn) {
            return asking(requests.stream()
                    .filter(one -> !one.requestId().equals(withdrawn.requestId()))
                    .toList());
        }
        if (event instanceof RoundProposed proposed) {
            return proposed(proposed.certificate(), proposed.inputSha256(), proposed.rules(), List.of());
        }
        if (event instanceof RoundAdjusted adjusted) {
            return proposed(adjusted.certificate(), adjusted.inputSha256(), adjusted.rules(), adjusted.adjustments());
        }
        if (event instanceof RoundInfeasible infeasible) {
            return new RoundState(
                    terms,
                    RoundPhase.INFEASIBLE,
                    requests,
                    null,
                    null,
                    List.of(),
                    infeasible.conflicts(),
                    List.of(),
                    List.of(),
                    scores,
                    notScored);
        }
        if (event instanceof RequestScored scored) {
            Map<String, ScoreRecord> more = new LinkedHashMap<>(scores);
            more.put(scored.requestId(), scored.score());
            return scored(more, null);
        }
        if (event instanceof RequestsNotScored failed) {
            return scored(scores, failed);
        }
        if (event instanceof RoundReopened) {
            return asking(requests);
        }
        if (event instanceof RoundApproved approved) {
            return in(RoundPhase.APPROVED, approved.lines());
        }
        return in(ending(event), List.of());
    }

    private static RoundPhase ending(RoundEvent event) {
        if (event instanceof RoundClosed) {
            return RoundPhase.CLOSED;
        }
        if (event instanceof RoundRejected) {
            return RoundPhase.REJECTED;
        }
        if (event instanceof RoundCancelled) {
            return RoundPhase.CANCELLED;
        }
        throw new IllegalArgumentException("Expected an event after the opening of a round but found " + event);
    }

    private RoundState asking(List<FundsRequest> asked) {
        return collecting(terms, asked);
    }

    private static RoundState collecting(RoundOpened terms, List<FundsRequest> asked) {
        return new RoundState(
                terms,
                RoundPhase.COLLECTING,
                asked,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private RoundState proposed(String proof, String input, List<Beside> beside, List<Adjustment> by) {
        return new RoundState(
                terms,
                RoundPhase.PROPOSED,
                requests,
                proof,
                input,
                beside,
                List.of(),
                by,
                List.of(),
                scores,
                notScored);
    }

    private RoundState in(RoundPhase next, List<GrantedLine> given) {
        return new RoundState(
                terms,
                next,
                requests,
                certificate,
                inputSha256,
                rules,
                conflicts,
                adjustments,
                given,
                scores,
                notScored);
    }

    private RoundState scored(Map<String, ScoreRecord> made, @Nullable RequestsNotScored none) {
        return new RoundState(
                terms, phase, requests, certificate, inputSha256, rules, conflicts, adjustments, lines, made, none);
    }
}
