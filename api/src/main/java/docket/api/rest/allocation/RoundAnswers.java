package docket.api.rest.allocation;

import docket.api.rest.idempotency.Outcome;
import docket.api.rest.page.Page;
import docket.api.rest.version.IfMatch;
import docket.engine.allocation.RoundPhase;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.refusal.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with an allocation round, its version as the ETag. */
@Component
final class RoundAnswers {

    private final AllocationRoundViews views;

    RoundAnswers(AllocationRoundViews views) {
        this.views = views;
    }

    long versionNow(String roundId) {
        return require(roundId).version();
    }

    /** @throws Refused UNKNOWN_ROUND */
    AllocationRoundView require(String roundId) {
        return views.find(roundId).orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_ROUND, roundId));
    }

    Page<RoundJson> page(@Nullable Integer fiscalYear, @Nullable RoundPhase state, @Nullable String cursor, int limit) {
        return Page.of(views.search(fiscalYear, state, cursor, limit), RoundJson::of);
    }

    ResponseEntity<RoundJson> entity(Outcome outcome) {
        AllocationRoundView now = require(outcome.resource());
        AllocationRoundView then = now.version() == outcome.version()
                ? now
                : views.at(outcome.resource(), outcome.version()).orElse(now);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(outcome.status()).eTag(IfMatch.etag(then.version()));
        if (outcome.status() == HttpStatus.CREATED.value()) {
            answer.location(URI.create("/api/budget/rounds/" + outcome.resource()));
        }
        return answer.body(RoundJson.of(then));
    }

    ResponseEntity<RoundJson> entity(AllocationRoundView view) {
        return ResponseEntity.ok().eTag(IfMatch.etag(view.version())).body(RoundJson.of(view));
    }
}
