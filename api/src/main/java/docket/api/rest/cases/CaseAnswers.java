package docket.api.rest.cases;

import docket.api.rest.body.MoneyJson;
import docket.api.rest.idempotency.Outcome;
import docket.api.rest.version.IfMatch;
import docket.bpmn.ModelProperties;
import docket.engine.budget.ChangedLines;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.refusal.Refused;
import docket.processes.budget.BudgetChange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a case, its version as the ETag. */
@Component
public final class CaseAnswers {

    private final CaseViews views;
    private final CaseEvents events;
    private final Unsealing unsealing;
    private final ChangedLines changed;

    CaseAnswers(CaseViews views, CaseEvents events, Unsealing unsealing, ChangedLines changed) {
        this.changed = changed;
        this.views = views;
        this.events = events;
        this.unsealing = unsealing;
    }

    /** The case's version, as the open transaction sees it. */
    public long versionNow(String caseId) {
        return find(caseId).version();
    }

    /** The case as it was at the end of a write. */
    public CaseJson json(Outcome outcome) {
        CaseView now = find(outcome.resource());
        return json(
                now.version() == outcome.version()
                        ? now
                        : views.at(outcome.resource(), outcome.version()).orElse(now));
    }

    /** The answer to a write, the first time and each time it is repeated. */
    public ResponseEntity<CaseJson> entity(Outcome outcome) {
        CaseJson body = json(outcome);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(outcome.status()).eTag(IfMatch.etag(body.version()));
        if (outcome.status() == HttpStatus.CREATED.value()) {
            answer.location(URI.create("/api/cases/" + body.caseId()));
        }
        return answer.body(body);
    }

    ResponseEntity<CaseJson> entity(CaseView view) {
        return ResponseEntity.ok().eTag(IfMatch.etag(view.version())).body(json(view));
    }

    CaseJson json(CaseView view) {
        return CaseJson.of(
                view,
                unsealing.content(view.caseId(), view.currentContent().fields()),
                view.particulars().amount() == null ? List.of() : events.warnings(view.caseId()),
                lines(view));
    }

    private @Nullable List<CaseJson.ChangedLine> lines(CaseView view) {
        List<CaseJson.ChangedLine> lines = new ArrayList<>();
        Map<String, Object> content = view.currentContent().fields();
        for (Object listed : content.containsKey(ModelProperties.CHANGE_TYPE) ? content.values() : List.of()) {
            for (BudgetChange.Part part : BudgetChange.byLine(BudgetChange.parts(listed))) {
                changed.before(part.lineId(), view.caseId())
                        .ifPresent(before -> lines.add(new CaseJson.ChangedLine(
                                part.lineId(),
                                MoneyJson.of(part.amount()),
                                MoneyJson.of(before),
                                MoneyJson.of(before.plus(part.amount())))));
            }
        }
        return lines.isEmpty() ? null : lines;
    }

    private CaseView find(String caseId) {
        return views.find(caseId).orElseThrow(() -> new Refused(CaseRefusal.UNKNOWN_CASE, caseId));
    }
}
