package docket.api.page.audit;

import docket.api.page.why.Reasons;
import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.engine.agency.Agency;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.line.Decision;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.engine.view.Page;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Finds cases by what is known of them, the newest first. */
@Controller
@RequestMapping("/audit")
class CasesPage {

    private static final int PAGE = 50;

    private final CaseViews cases;
    private final Vocabulary vocabulary;
    private final Reasons reasons;
    private final ModelStore models;
    private final Agency agency;
    private final AccessLog looks;

    CasesPage(
            CaseViews cases,
            Vocabulary vocabulary,
            Reasons reasons,
            ModelStore models,
            Agency agency,
            AccessLog looks) {
        this.looks = looks;
        this.cases = cases;
        this.vocabulary = vocabulary;
        this.reasons = reasons;
        this.models = models;
        this.agency = agency;
    }

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where the cursor is none of this list */
    @GetMapping
    String find(CaseQuery question, Locale locale, Model model) {
        looks.found(question.asked());
        model.addAttribute("asked", question);
        model.addAttribute("states", CaseState.values());
        model.addAttribute("processes", vocabulary.processes(locale));
        model.addAttribute("kinds", vocabulary.kinds(locale));
        model.addAttribute("organizations", vocabulary.organizations(locale));
        model.addAttribute("people", vocabulary.people());
        model.addAttribute("rules", reasons.rules(locale));
        model.addAttribute(
                "models",
                models.all().stream()
                        .filter(one -> ModelNames.isOfCases(one.card().name()))
                        .toList());
        model.addAttribute("decisions", Decision.values());
        model.addAttribute("advices", Advice.values());
        List<String> faults = question.faults();
        model.addAttribute("faults", faults);
        Page<CaseView> page = faults.isEmpty()
                ? cases.search(question.search(PAGE, agency.zone(), vocabulary::named))
                : new Page<CaseView>(List.of(), null);
        Called called = vocabulary
                .of(locale, null)
                .with(page.items().stream().map(CaseView::drafter).collect(Collectors.toSet()), Set.of());
        model.addAttribute("page", page);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return "audit/cases";
    }
}
