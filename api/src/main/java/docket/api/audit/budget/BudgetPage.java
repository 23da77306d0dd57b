package docket.api.audit.budget;

import docket.api.words.Called;
import docket.api.words.PayloadField;
import docket.api.words.Vocabulary;
import docket.engine.access.Reads;
import docket.engine.refusal.Refused;
import docket.engine.store.CaseEvents;
import docket.engine.store.StoredEvent;
import docket.engine.view.BudgetLineView;
import docket.engine.view.BudgetLineViews;
import docket.processes.act.Acts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final CaseEvents events;
    private final Vocabulary vocabulary;
    private final Reads reads;
    private final Acts acts;

    BudgetPage(BudgetLineViews lines, CaseEvents events, Vocabulary vocabulary, Reads reads, Acts acts) {
        this.lines = lines;
        this.events = events;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.acts = acts;
    }

    /** One movement of money, after which the line has the version. */
    public record Movement(
            StoredEvent event, long version, @Nullable String caseId, String amount) {}

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale,
            Model model) {
        say(locale, model);
        model.addAttribute("q", q);
        try {
            model.addAttribute("page", lines.search(new BudgetLineViews.Search(null, null, q, cursor, PAGE)));
        } catch (Refused notOfThisList) {
            throw notFound();
        }
        return "audit/budget";
    }

    @GetMapping("/{lineId}")
    String line(
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable Long at,
            @RequestParam(defaultValue = "0") long after,
            Locale locale,
            Model model) {
        BudgetLineView now = lines.find(lineId).orElseThrow(BudgetPage::notFound);
        reads.ofMany(acts.current(), "budget", Map.of("lineId", lineId));
        Called called = say(locale, model);
        List<StoredEvent> found = events.list(lineId, after, PAGE + 1, false);
        model.addAttribute("now", now);
        model.addAttribute("shown", at == null ? now : lines.at(lineId, at).orElseThrow(BudgetPage::notFound));
        model.addAttribute("at", at);
        model.addAttribute("after", after);
        model.addAttribute(
                "movements",
                found.stream().limit(PAGE).map(event -> movement(event, called)).toList());
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).globalIndex() : null);
        return "audit/budget-line";
    }

    private Called say(Locale locale, Model model) {
        Called called = vocabulary.of(locale, null);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return called;
    }

    private static Movement movement(StoredEvent event, Called called) {
        return new Movement(
                event,
                event.sequence() + 1,
                event.payload().path("caseId").textValue(),
                PayloadField.text("amount", event.payload().path("amount"), called));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
