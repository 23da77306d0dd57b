package docket.api.page.budget.chart;

import docket.api.page.budget.BudgetSight;
import docket.api.page.budget.BudgetSight.Sight;
import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.api.rest.budget.alarm.AskedDay;
import docket.api.rest.page.Limits;
import docket.engine.agency.Agency;
import docket.engine.budget.outlook.Alarms;
import docket.engine.budget.outlook.Courses;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.processes.act.Acts;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the money of a year is, where it is heading, and what somebody should look at. */
@Controller
@RequestMapping("/budget")
class ChartsPage {

    private final BudgetCharts charts;
    private final Courses courses;
    private final BudgetSight sight;
    private final CaseViews cases;
    private final Vocabulary vocabulary;
    private final Acts acts;
    private final Agency agency;

    ChartsPage(
            BudgetCharts charts,
            Courses courses,
            BudgetSight sight,
            CaseViews cases,
            Vocabulary vocabulary,
            Acts acts,
            Agency agency) {
        this.charts = charts;
        this.courses = courses;
        this.sight = sight;
        this.cases = cases;
        this.vocabulary = vocabulary;
        this.acts = acts;
        this.agency = agency;
    }

    /** A case that waits; {@code path} leads to its page, and is null where the caller may not read it. */
    public record Named(String called, @Nullable String path) {}

    /** @throws docket.engine.refusal.Refused FORBIDDEN where the caller sees no lines, INVALID_REQUEST where the year, the moment or a text is none */
    @GetMapping("/charts")
    String charts(
            @RequestParam(required = false) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String program,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String at,
            Locale locale,
            Model model) {
        AskedDay asked = AskedDay.of(fiscalYear, at, agency);
        Scope scope = Scope.of(organization, program, line);
        say(locale, model, asked);
        model.addAttribute("scope", scope);
        model.addAttribute("drawn", charts.of(asked, scope, Limits.text("currency", currency), locale));
        return "budget/charts";
    }

    /** @throws docket.engine.refusal.Refused FORBIDDEN where the caller sees no lines, INVALID_REQUEST where the year or the moment is none */
    @GetMapping("/alarms")
    String alarms(
            @RequestParam(required = false) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable String at,
            Locale locale,
            Model model) {
        AskedDay asked = AskedDay.of(fiscalYear, at, agency);
        say(locale, model, asked);
        Sight seen = sight.now();
        Alarms alarms = courses.alarms(asked.fiscalYear(), asked.at(), line -> seen.sees(line.organization()));
        model.addAttribute("alarms", alarms);
        Person reader = acts.person();
        Map<String, CaseView> views = cases.all(alarms.caseIds());
        model.addAttribute(
                "cases",
                alarms.caseIds().stream().collect(Collectors.toMap(id -> id, id -> named(id, views.get(id), reader))));
        return "budget/alarms";
    }

    private static Named named(String caseId, @Nullable CaseView view, Person reader) {
        if (view == null) {
            return new Named(caseId, null);
        }
        if (reader.may(Permission.READ_EVERYTHING)) {
            return new Named(view.called(), "/audit/cases/" + caseId);
        }
        if (view.mayBeReadBy(reader)) {
            return new Named(view.called(), "/cases/" + caseId);
        }
        String number = view.course().number();
        return new Named(number == null ? caseId : number, null);
    }

    private void say(Locale locale, Model model, AskedDay asked) {
        Called called = vocabulary.of(locale, null);
        model.addAttribute("asked", asked);
        model.addAttribute("audits", acts.person().may(Permission.READ_EVERYTHING));
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
    }
}
