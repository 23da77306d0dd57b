package docket.api.page.audit.budget;

import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Vocabulary;
import docket.api.rest.cases.Moment;
import docket.engine.access.Reads;
import docket.engine.budget.day.PublishedDay;
import docket.engine.budget.day.PublishedDays;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.money.Money;
import docket.engine.store.StoredEvent;
import docket.engine.view.Page;
import docket.processes.act.Acts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Budget lines in a list, and one of them as it is or was, with what moved its money. */
@Controller
@RequestMapping("/audit/budget")
class BudgetPage {

    private static final int PAGE = 100;

    private final BudgetLineViews lines;
    private final PublishedDays days;
    private final CaseViews cases;
    private final CaseEvents events;
    private final Vocabulary vocabulary;
    private final Reads reads;
    private final Acts acts;

    BudgetPage(
            BudgetLineViews lines,
            PublishedDays days,
            CaseViews cases,
            CaseEvents events,
            Vocabulary vocabulary,
            Reads reads,
            Acts acts) {
        this.lines = lines;
        this.days = days;
        this.cases = cases;
        this.events = events;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.acts = acts;
    }

    /**
     * One movement of money.
     *
     * @param after the line as the movement left it
     * @param caseId the case that it was made for, null where there is none
     * @param title of that case: its number, else its title, else the id
     */
    public record Movement(
            StoredEvent event,
            BudgetLineView after,
            String amount,
            @Nullable String caseId,
            @Nullable String title) {}

    /** What the lines of a page come to, in one currency. */
    public record Sum(
            Money appropriation, Money ceiling, Money reserved, Money committed, Money disbursed, Money available) {

        static List<Sum> of(List<BudgetLineView> lines) {
            return lines.stream()
                    .map(BudgetLineView::funds)
                    .map(funds -> new Sum(
                            funds.appropriated(),
                            funds.ceiling(),
                            funds.reserved(),
                            funds.committed(),
                            funds.disbursed(),
                            funds.available()))
                    .collect(Collectors.toMap(
                            sum -> sum.ceiling().currency(), sum -> sum, Sum::plus, LinkedHashMap::new))
                    .values()
                    .stream()
                    .toList();
        }

        private Sum plus(Sum more) {
            return new Sum(
                    appropriation.plus(more.appropriation),
                    ceiling.plus(more.ceiling),
                    reserved.plus(more.reserved),
                    committed.plus(more.committed),
                    disbursed.plus(more.disbursed),
                    available.plus(more.available));
        }
    }

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where the cursor is none of this list */
    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale,
            Model model) {
        say(locale, model);
        model.addAttribute("q", q);
        Page<BudgetLineView> page = lines.search(new BudgetLineViews.Search(null, null, null, q, cursor, PAGE));
        model.addAttribute("page", page);
        model.addAttribute("sums", Sum.of(page.items()));
        model.addAttribute("whole", cursor == null && page.next() == null);
        model.addAttribute("firstDay", days.first().orElse(null));
        model.addAttribute(
                "lastDay",
                days.last().flatMap(days::find).map(PublishedDay::event).orElse(null));
        return "audit/budget";
    }

    @GetMapping("/{lineId}")
    String line(
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "0") long after,
            Locale locale,
            Model model) {
        BudgetLineView now = lines.find(lineId).orElseThrow(BudgetPage::notFound);
        reads.ofMany(acts.current(), "budget", Map.of("lineId", lineId));
        Called called = say(locale, model);
        List<StoredEvent> found = events.list(lineId, after, PAGE + 1, false);
        model.addAttribute("now", now);
        BudgetLineView shown = at == null ? now : at(lineId, Moment.parse(at));
        model.addAttribute("shown", shown);
        model.addAttribute("at", at == null ? null : shown.version());
        model.addAttribute("after", after);
        model.addAttribute(
                "movements", movements(lineId, found.stream().limit(PAGE).toList(), called));
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).globalIndex() : null);
        return "audit/budget-line";
    }

    private BudgetLineView at(String lineId, Moment moment) {
        return moment.of(version -> lines.at(lineId, version), time -> lines.at(lineId, time))
                .orElseThrow(BudgetPage::notFound);
    }

    private Called say(Locale locale, Model model) {
        Called called = vocabulary.of(locale, null);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return called;
    }

    private List<Movement> movements(String lineId, List<StoredEvent> events, Called called) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<Long, BudgetLineView> course = lines.course(lineId, events.get(0).sequence() + 1, events.size()).stream()
                .collect(Collectors.toMap(BudgetLineView::version, view -> view));
        Map<String, CaseView> named = cases.all(
                events.stream().map(BudgetPage::caseId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return events.stream()
                .map(event -> new Movement(
                        event,
                        Objects.requireNonNull(course.get(event.sequence() + 1)),
                        PayloadField.text("amount", event.currentPayload().path("amount"), called),
                        caseId(event),
                        title(caseId(event), named)))
                .toList();
    }

    private static @Nullable String caseId(StoredEvent event) {
        return event.currentPayload().path("caseId").textValue();
    }

    private static @Nullable String title(@Nullable String caseId, Map<String, CaseView> named) {
        CaseView found = caseId == null ? null : named.get(caseId);
        return found == null ? caseId : found.called();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
