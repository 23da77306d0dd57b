package docket.api.audit;

import docket.engine.Agency;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.store.CaseEvents;
import docket.engine.view.CaseView;
import docket.engine.view.CaseViews;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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

    private static final int PAGE = 200;

    private final CaseViews cases;
    private final CaseEvents events;
    private final ModelStore models;
    private final CaseCheck check;
    private final ProcessNames processes;
    private final MessageSource messages;
    private final Agency agency;
    private final Looks looks;

    CasePage(
            CaseViews cases,
            CaseEvents events,
            ModelStore models,
            CaseCheck check,
            ProcessNames processes,
            MessageSource messages,
            Agency agency,
            Looks looks) {
        this.looks = looks;
        this.cases = cases;
        this.events = events;
        this.models = models;
        this.check = check;
        this.processes = processes;
        this.messages = messages;
        this.agency = agency;
    }

    @GetMapping
    String show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable Long at,
            @RequestParam(defaultValue = "false") boolean engine,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable Long from,
            Locale locale,
            org.springframework.ui.Model model) {
        return show(caseId, new Place(at, engine, after, from), locale, model);
    }

    private String show(String caseId, Place place, Locale locale, org.springframework.ui.Model model) {
        CaseView now = cases.find(caseId).orElseThrow(CasePage::notFound);
        looks.at(caseId, "case");
        model.addAttribute("looks", looks.of(caseId));
        Long at = place.at();
        CaseView shown = at == null ? now : cases.at(caseId, at).orElseThrow(CasePage::notFound);
        Long from = place.from();
        model.addAttribute(
                "difference",
                from == null
                        ? null
                        : Difference.between(cases.at(caseId, from).orElseThrow(CasePage::notFound), shown));
        Words words = new Words(messages, locale, agency.zone());
        List<TimelineEvent> timeline = events.about(caseId, place.after(), PAGE + 1, place.engine()).stream()
                .map(event -> TimelineEvent.of(event, caseId, words))
                .toList();
        model.addAttribute("words", words);
        model.addAttribute("processes", processes.byKey());
        model.addAttribute("place", place);
        model.addAttribute("now", now);
        model.addAttribute("shown", shown);
        model.addAttribute("content", PayloadField.of(shown.currentContent().fields(), words));
        model.addAttribute("timeline", timeline.subList(0, Math.min(PAGE, timeline.size())));
        model.addAttribute(
                "next", timeline.size() > PAGE ? timeline.get(PAGE - 1).event().globalIndex() : null);
        CaseView.Score score = shown.score();
        model.addAttribute("card", score == null ? null : card(score));
        return "audit/case";
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
            org.springframework.ui.Model model) {
        CaseCheck.Result result = check.check(caseId, agency.clock().instant()).orElseThrow(CasePage::notFound);
        model.addAttribute("result", result);
        if (live == null) {
            return show(caseId, Place.START, locale, model);
        }
        model.addAttribute("words", new Words(messages, locale, agency.zone()));
        return "audit/parts :: result";
    }

    private ScoreCard card(CaseView.Score score) {
        return ScoreCard.of(
                score.record(),
                models.find(score.record().modelSha256()).map(Model::card).orElse(null));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
