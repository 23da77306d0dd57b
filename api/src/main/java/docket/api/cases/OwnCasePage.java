package docket.api.cases;

import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Vocabulary;
import docket.api.page.words.Words;
import docket.api.problem.Problem;
import docket.api.problem.ThrownProblems;
import docket.api.rest.cases.ReadableCases;
import docket.api.rest.cases.Unsealing;
import docket.engine.casefile.view.CaseView;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.personal.Sealing;
import docket.engine.refusal.Refused;
import docket.engine.text.Characters;
import docket.processes.act.Acts;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.CaseWithdrawal;
import docket.processes.cases.OpenTask;
import docket.processes.form.BudgetFacts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case for those who may read it: where it stands, who decided what and when; its drafter may take it back here. */
@Controller
@RequestMapping("/cases/{caseId}")
class OwnCasePage {

    private static final int MOST_TASKS = 50;
    private static final int LONGEST = 4000;

    private final ReadableCases cases;
    private final Unsealing unsealing;
    private final CaseTasks tasks;
    private final CaseWithdrawal withdrawal;
    private final Acts acts;
    private final Vocabulary vocabulary;
    private final BudgetFacts budget;

    OwnCasePage(
            ReadableCases cases,
            Unsealing unsealing,
            CaseTasks tasks,
            CaseWithdrawal withdrawal,
            Acts acts,
            Vocabulary vocabulary,
            BudgetFacts budget) {
        this.cases = cases;
        this.unsealing = unsealing;
        this.tasks = tasks;
        this.withdrawal = withdrawal;
        this.acts = acts;
        this.vocabulary = vocabulary;
        this.budget = budget;
    }

    /** @throws Refused UNKNOWN_CASE */
    @GetMapping
    String show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String withdrawn,
            Locale locale,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("withdrawn", withdrawn != null);
        return page(cases.require(caseId), locale, model, request);
    }

    /** Where a refusal was shown, opened again: the case. */
    @GetMapping("/withdrawal")
    String unwithdrawn(@PathVariable String caseId) {
        return "redirect:/cases/{caseId}";
    }

    /** Leads back to the case; where it is refused, to the same page with the reason why and what was typed. */
    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        CaseView now = cases.require(caseId);
        String said = reason.replace("\r\n", "\n").strip();
        model.addAttribute("reason", said);
        String fault = fault(said);
        if (fault != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("fault", fault);
            return page(now, locale, model, request);
        }
        try {
            withdrawal.withdraw(caseId, said);
        } catch (Refused refused) {
            Problem problem = ThrownProblems.of(refused, request);
            response.setStatus(problem.status());
            model.addAttribute("refused", problem.detail());
            return page(cases.require(caseId), locale, model, request);
        }
        return "redirect:/cases/{caseId}?withdrawn";
    }

    private static @Nullable String fault(String reason) {
        if (Characters.areBlank(reason)) {
            return "missing";
        }
        return Characters.length(reason) > LONGEST || !Characters.areRecordable(reason) ? "unfit" : null;
    }

    private String page(CaseView now, Locale locale, Model model, HttpServletRequest request) {
        Person caller = acts.person();
        Called called = vocabulary
                .of(locale, now.terms().process())
                .with(now.readers().users(), now.readers().groups());
        model.addAttribute("audits", caller.may(Permission.READ_EVERYTHING));
        model.addAttribute("now", now);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        model.addAttribute("content", PayloadField.of(content(now, called.words(), request, model), called));
        now.currentContent().fields().keySet().stream()
                .filter(called::namesBudgetLine)
                .findFirst()
                .flatMap(field -> budget.told(now, field, locale))
                .ifPresent(line -> model.addAttribute("budgetLine", line));
        model.addAttribute("score", vocabulary.score(now, locale));
        model.addAttribute(
                "yours",
                tasks.open(true, now.caseId(), null, null, MOST_TASKS).stream()
                        .map(OpenTask::taskId)
                        .collect(Collectors.toSet()));
        model.addAttribute(
                "withdrawable", now.drafter().equals(caller.id()) && withdrawal.isOpenTo(caller.id(), now.caseId()));
        return "cases/case";
    }

    /** Opened for the reader; where the program cannot open it now, as it is stored and with a sentence that says why. */
    private Map<String, Object> content(CaseView now, Words words, HttpServletRequest request, Model model) {
        Map<String, Object> stored = now.currentContent().fields();
        try {
            Map<String, Object> opened = unsealing.content(now.caseId(), stored);
            opened.replaceAll((field, value) -> Sealing.isSealed(value) ? words.say("erased") : value);
            return opened;
        } catch (Refused refused) {
            model.addAttribute("unopened", ThrownProblems.of(refused, request).detail());
            return stored;
        }
    }
}
