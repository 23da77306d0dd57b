package docket.api.page.audit;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Words;
import docket.engine.casefile.event.content.CaseCorrected;
import docket.engine.casefile.event.content.CaseScored;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.course.OperatorIntervened;
import docket.engine.casefile.event.line.AuthorityResolved;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.event.line.StepDelegated;
import docket.engine.casefile.event.line.StepOffered;
import docket.engine.store.StoredEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an event says, in a few words. */
final class Summary {

    private static final List<String> TELLING = List.of("number", "title", "reason", "name");

    private final Called called;
    private final Words words;

    Summary(Called called) {
        this.called = called;
        this.words = called.words();
    }

    String of(StoredEvent stored) {
        Object event = stored.event();
        if (event instanceof StepOffered offered) {
            return words.of("kind", offered.kind().code()) + " → " + called.whose(offered.user(), offered.groups());
        }
        if (event instanceof StepDecided decided) {
            return words.of("decision", decided.decision().name()) + " · "
                    + words.of("kind", decided.kind().code());
        }
        if (event instanceof StepDelegated delegated) {
            return "→ " + called.personWithId(delegated.to());
        }
        if (event instanceof AuthorityResolved resolved) {
            return called.several(resolved.holders());
        }
        if (event instanceof CaseScored scored) {
            return words.of("advice", scored.score().advice().name()) + " · "
                    + words.percent(scored.score().probabilityMicros());
        }
        if (event instanceof CaseClosed closed) {
            return words.of("state", closed.outcome().name());
        }
        if (event instanceof OperatorIntervened intervened) {
            return words.of("intervention", intervened.intervention());
        }
        JsonNode said = stored.currentPayload();
        if (event instanceof CaseCorrected) {
            return changes(said.path("before"), said.path("now"));
        }
        return said.has("amount") && said.has("lineId") ? said.path("lineId").asText() : telling(said);
    }

    /** {@code 금액 1,200,000원 → 1,500,000원}, of each that is another now. */
    private String changes(JsonNode before, JsonNode now) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        now.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .filter(field -> !before.path(field).equals(now.path(field)))
                .map(field -> called.label(field) + " " + text(field, before.path(field)) + " → "
                        + text(field, now.path(field)))
                .collect(Collectors.joining(" · "));
    }

    private String text(String field, JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "–" : PayloadField.text(field, value, called);
    }

    private static String telling(JsonNode said) {
        return TELLING.stream()
                .filter(name -> said.path(name).isTextual())
                .map(name -> said.get(name).asText())
                .findFirst()
                .orElse("");
    }
}
