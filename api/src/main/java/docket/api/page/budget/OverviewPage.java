package docket.api.page.budget;

import docket.api.page.budget.BudgetSight.Sight;
import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.api.rest.budget.BudgetLineCsv;
import docket.api.rest.feed.BudgetFeed;
import docket.engine.agency.Agency;
import docket.engine.budget.view.BudgetLedger;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.processes.act.Acts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The budget of a fiscal year, now or at any moment, for whoever sees at least a part of it. */
@Controller
@RequestMapping("/budget")
class OverviewPage {

    private final BudgetSight sight;
    private final BudgetLedger ledger;
    private final BudgetLineViews lines;
    private final FiscalYears years;
    private final BudgetLineCsv csv;
    private final BudgetFeed feed;
    private final Vocabulary vocabulary;
    private final Agency agency;
    private final Acts acts;

    OverviewPage(
            BudgetSight sight,
            BudgetLedger ledger,
            BudgetLineViews lines,
            FiscalYears years,
            BudgetLineCsv csv,
            BudgetFeed feed,
            Vocabulary vocabulary,
            Agency agency,
            Acts acts) {
        this.sight = sight;
        this.ledger = ledger;
        this.lines = lines;
        this.years = years;
        this.csv = csv;
        this.feed = feed;
        this.vocabulary = vocabulary;
        this.agency = agency;
        this.acts = acts;
    }

    /** @throws Refused FORBIDDEN, INVALID_REQUEST where {@code at} is no moment */
    @GetMapping
    String overview(@ModelAttribute Asked asked, Locale locale, Model model) {
        Sight seen = sight.now();
        Instant moment = asked.moment(agency.zone());
        int year = year(asked);
        Called called = vocabulary.of(locale, null);
        Overview shown =
                Overview.of(ledger.of(year, moment, seen.organizations()), moment == null, asked, called::organization);
        Set<Integer> offered = new TreeSet<>(lines.years());
        offered.add(year);
        model.addAttribute("audits", acts.person().may(Permission.READ_EVERYTHING));
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        model.addAttribute("asked", asked);
        model.addAttribute("seen", seen);
        model.addAttribute("moment", moment);
        model.addAttribute("year", year);
        model.addAttribute("years", offered);
        model.addAttribute("open", years.open().contains(year));
        model.addAttribute("shown", shown);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("unit", Unit.named(asked.unit(), shown.currency()));
        model.addAttribute("units", Unit.of(shown.currency()));
        model.addAttribute("bys", By.values());
        return "budget/overview";
    }

    /**
     * The lines that were asked for, of all currencies, exact whatever the unit of the page.
     *
     * @throws Refused FORBIDDEN, INVALID_REQUEST where {@code at} is no moment
     */
    @GetMapping("/lines.csv")
    void csv(@ModelAttribute Asked asked, HttpServletResponse response) throws IOException {
        Sight seen = sight.now();
        Instant moment = asked.moment(agency.zone());
        int year = year(asked);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("budget-" + year + ".csv")
                        .build()
                        .toString());
        csv.write(
                Overview.lines(ledger.of(year, moment, seen.organizations()), moment == null, asked),
                response.getWriter());
    }

    /**
     * One server-sent event for each change of a line that the person sees, from now on. To an office no line is told that
     * was opened since: its page is loaded again.
     *
     * @throws Refused FORBIDDEN, AHEAD_OF_THE_LOG
     */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Set<String> organizations = sight.now().organizations();
        feed.open(
                Asked.given(lastEventId) == null ? after : lastEventId,
                organizations == null ? null : lines.idsOf(organizations),
                request,
                response);
    }

    private int year(Asked asked) {
        return asked.year() == null ? years.current() : asked.year();
    }
}
