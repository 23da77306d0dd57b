package docket.api.page.audit;

import docket.api.page.why.Reasons;
import docket.api.page.words.Called;
import docket.api.page.words.OnRecord;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Vocabulary;
import docket.api.rest.cases.Moment;
import docket.audit.CaseCheck;
import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.casefile.view.Scoring;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoreRecord;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One case: its timeline, its state after any of its events, its score's card, and the check of all that. */
@Controller
@RequestMapping("/audit/cases/{caseId}")
class CasePage {

    private final CaseViews cases;
    private final CaseEvents events;
    private final Timeline timeline;
    private final Reasons reasons;
    private final ModelStore models;
    private final CaseCheck check;
    private final Vocabulary vocabulary;
    private final Agency agency;
    private final AccessLog looks;
    private final OnRecord onRecord;

    CasePage(
            CaseViews cases,
            CaseEvents events,
            Timeline timeline,
            Reasons reasons,
            ModelStore models,
            CaseCheck check,
            Vocabulary vocabulary,
            Agency agency,
            AccessLog looks,
            OnRecord onRecord) {
        this.cases = cases;
        this.events = events;
        this.timeline = timeline;
        this.reasons = reasons;
        this.models = models;
        this.check = check;
        this.vocabulary = vocabulary;
        this.agency = agency;
        this.looks = looks;
        this.onRecord = onRecord;
    }

    /** The live page asks for another state of the case alone; others get the page around it. */
    @GetMapping
    String show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "false") boolean engine,
            @RequestParam(required = false) @Nullable Long after,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Locale locale,
            Model model) {
        TimelinePosition place = new TimelinePosition(
                at == null ? null : version(caseId, Moment.parse(at)),
                from,
                TimelinePosition.View.of(view),
                engine,
                after);
        if (!"state".equals(target)) {
            return page(caseId, place, locale, model);
        }
        CaseView now = find(caseId);
        looks.again(caseId);
        state(now, place, called(now, locale, model), model);
        return "audit/state :: state";
    }

    /** All that one event says: on the live page in its place, else where it stands in the timeline. */
    @GetMapping("/events/{eventId}")
    String event(
            @PathVariable String caseId,
            @PathVariable String eventId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Locale locale,
            Model model) {
        CaseView now = find(caseId);
        if (live == null) {
            long place = timeline.place(caseId, eventId)
                    .orElseThrow(CasePage::notFound)
                    .globalIndex();
            return "redirect:/audit/cases/{caseId}" + TimelinePosition.START.goingOn(place - 1) + "#e-{eventId}";
        }
        looks.again(caseId);
        Called called = called(now, locale, model);
        model.addAttribute("item", timeline.one(caseId, eventId, called).orElseThrow(CasePage::notFound));
        return "audit/event :: said";
    }

    /** A check that was asked for without a button: the case. */
    @GetMapping("/check")
    String unchecked(@PathVariable String caseId) {
        return "redirect:/audit/cases/{caseId}";
    }

    /** Makes the case again from its events; the live page takes the answer alone, others the page around it. */
    @PostMapping("/check")
    String check(
            @PathVariable String caseId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Locale locale,
            Model model) {
        CaseCheck.Result result = check.check(caseId, agency.clock().instant()).orElseThrow(CasePage::notFound);
        model.addAttribute("result", result);
        if (live == null) {
            return page(caseId, TimelinePosition.START, locale, model);
        }
        model.addAttribute("words", vocabulary.words(locale));
        return "audit/parts :: result";
    }

    private String page(String caseId, TimelinePosition place, Locale locale, Model model) {
        CaseView now = find(caseId);
        looks.at(caseId, "case");
        Called called = called(now, locale, model);
        state(now, place, called, model);
        model.addAttribute("looks", looks.of(caseId));
        model.addAttribute("views", TimelinePosition.View.values());
        model.addAttribute("timeline", timeline.part(caseId, place, called));
        return "audit/case";
    }

    private Called called(CaseView now, Locale locale, Model model) {
        Called called = vocabulary
                .of(locale, now.terms().process())
                .with(now.readers().users(), now.readers().groups());
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return called;
    }

    private void state(CaseView now, TimelinePosition place, Called called, Model model) {
        Long at = place.at();
        Long from = place.from();
        CaseView shown = at == null ? now : at(now.caseId(), at);
        model.addAttribute("now", now);
        model.addAttribute("place", place);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "difference", from == null ? null : Difference.between(at(now.caseId(), from), shown, called));
        long last = shown.version() - 1;
        model.addAttribute(
                "reasons",
                reasons.of(events.course(now.caseId(), last, last), called).stream()
                        .filter(Reasons.Reason::isOfWay)
                        .toList());
        model.addAttribute("content", PayloadField.of(shown.currentContent().fields(), called));
        Scoring.Score score = shown.scoring().score();
        if (score != null) {
            ScoreCard card = card(shown, score);
            model.addAttribute("card", card);
            model.addAttribute(
                    "onRecord", onRecord.full(score.record().modelSha256(), card.card(), now.caseId(), called.words()));
        }
    }

    private ScoreCard card(CaseView shown, Scoring.Score score) {
        return ScoreCard.of(
                shown,
                score,
                models.find(score.record().modelSha256())
                        .map(scored -> scored.card())
                        .orElse(null),
                looks.since(shown.caseId(), score.recordedAt()),
                sources(shown.caseId(), score.record()));
    }

    private Map<String, Long> sources(String caseId, ScoreRecord score) {
        Set<String> ids = score.features().stream()
                .map(ScoreRecord.Feature::sourceEvent)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return events.places(caseId, ids, -1).stream()
                .collect(Collectors.toMap(CaseEvents.Place::eventId, place -> place.sequence() + 1));
    }

    private CaseView find(String caseId) {
        return cases.find(caseId).orElseThrow(CasePage::notFound);
    }

    private long version(String caseId, Moment moment) {
        return moment instanceof Moment.Time time
                ? cases.at(caseId, time.instant())
                        .orElseThrow(CasePage::notFound)
                        .version()
                : ((Moment.Version) moment).number();
    }

    private CaseView at(String caseId, long version) {
        return cases.at(caseId, version).orElseThrow(CasePage::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
