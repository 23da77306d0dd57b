package docket.api.rest.budget;

import docket.api.rest.cases.Moment;
import docket.api.rest.idempotency.Outcome;
import docket.api.rest.page.Page;
import docket.api.rest.version.IfMatch;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a budget line, its version as the ETag. */
@Component
final class BudgetLineAnswers {

    private final BudgetLineViews views;

    BudgetLineAnswers(BudgetLineViews views) {
        this.views = views;
    }

    long versionNow(String lineId) {
        return require(lineId).version();
    }

    /** @throws Refused UNKNOWN_BUDGET_LINE */
    BudgetLineView require(String lineId) {
        return views.find(lineId).orElseThrow(() -> new Refused(BudgetRefusal.UNKNOWN_BUDGET_LINE, lineId));
    }

    /** @throws Refused UNKNOWN_BUDGET_LINE, NO_SUCH_MOMENT */
    BudgetLineView require(String lineId, Moment moment) {
        return moment.of(version -> views.at(lineId, version), time -> views.at(lineId, time))
                .orElseThrow(() -> {
                    BudgetLineView now = require(lineId);
                    return new Refused(RequestRefusal.NO_SUCH_MOMENT, lineId, now.version(), now.openedAt());
                });
    }

    Page<BudgetLineJson> page(BudgetLineViews.Search search) {
        return Page.of(views.search(search), BudgetLineJson::of);
    }

    ResponseEntity<BudgetLineJson> entity(Outcome outcome) {
        BudgetLineView now = require(outcome.resource());
        BudgetLineView then = now.version() == outcome.version()
                ? now
                : views.at(outcome.resource(), outcome.version()).orElse(now);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(outcome.status()).eTag(IfMatch.etag(then.version()));
        if (outcome.status() == HttpStatus.CREATED.value()) {
            answer.location(URI.create("/api/budget/lines/" + then.lineId()));
        }
        return answer.body(BudgetLineJson.of(then));
    }

    ResponseEntity<BudgetLineJson> entity(BudgetLineView view) {
        return ResponseEntity.ok().eTag(IfMatch.etag(view.version())).body(BudgetLineJson.of(view));
    }
}
