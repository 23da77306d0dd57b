package docket.api.page.budget;

import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.api.rest.budget.spender.Spenders;
import docket.api.rest.cases.Moment;
import docket.engine.access.Reads;
import docket.engine.budget.command.BudgetRefusal;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.money.Money;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.store.StoredEvent;
import docket.processes.act.Acts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One budget line: what it is or was, event by event, and whose each part of its money is. */
@Controller
@RequestMapping("/budget/lines/{lineId}")
class LinePage {

    private static final int PAGE = 100;
    private static final int MOST_CASES = 200;

    private final BudgetSight sight;
    private final BudgetLineViews lines;
    private final CaseEvents events;
    private final CaseViews cases;
    private final Spenders spenders;
    private final Vocabulary vocabulary;
    private final Reads reads;
    private final Acts acts;

    LinePage(
            BudgetSight sight,
            BudgetLineViews lines,
            CaseEvents events,
            CaseViews cases,
            Spenders spenders,
            Vocabulary vocabulary,
            Reads reads,
            Acts acts) {
        this.sight = sight;
        this.lines = lines;
        this.events = events;
        this.cases = cases;
        this.spenders = spenders;
        this.vocabulary = vocabulary;
        this.reads = reads;
        this.acts = acts;
    }

    /**
     * A case, as much of it as the reader may know.
     *
     * @param to its page; null where they may not read it
     */
    public record About(String called, @Nullable String to) {}

    /** What a case has of the line's money. */
    public record Hold(About about, Map<Figure, Money> amounts) {

        public @Nullable Money of(Figure figure) {
            Money amount = amounts.get(figure);
            return amount == null || amount.minorUnits() == 0 ? null : amount;
        }

        boolean isAnything() {
            return Stream.of(Figure.values()).anyMatch(figure -> of(figure) != null);
        }
    }

    /**
     * The page; a line that the reader does not see is unknown to them.
     *
     * @param from the version that the first entry of the ledger made
     * @throws Refused FORBIDDEN, UNKNOWN_BUDGET_LINE, NO_SUCH_MOMENT
     */
    @GetMapping
    String line(
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(defaultValue = "1") long from,
            Locale locale,
            Model model) {
        BudgetSight.Sight seen = sight.now();
        BudgetLineView now = lines.find(lineId)
                .filter(line -> seen.sees(line.organization()))
                .orElseThrow(() -> new Refused(BudgetRefusal.UNKNOWN_BUDGET_LINE, lineId));
        Person reader = acts.person();
        boolean audits = reader.may(Permission.READ_EVERYTHING);
        if (audits) {
            reads.ofMany(acts.current(), "budget", Map.of("lineId", lineId));
        }
        Moment moment = Asked.given(at) == null ? null : Moment.parse(Objects.requireNonNull(at));
        LineHistory history = LineHistory.of(events, lineId, until(moment), from, PAGE);
        BudgetLineView shown = history.line();
        if (shown == null || moment instanceof Moment.Version version && shown.version() != version.number()) {
            throw new Refused(RequestRefusal.NO_SUCH_MOMENT, lineId, now.version(), now.openedAt());
        }
        Called called = vocabulary.of(locale, null);
        Map<String, About> abouts = abouts(history, reader);
        model.addAttribute("audits", audits);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        model.addAttribute("now", now);
        model.addAttribute("shown", shown);
        model.addAttribute("moment", moment == null ? null : at);
        model.addAttribute("then", moment instanceof Moment.Time time ? time.instant() : null);
        model.addAttribute("history", history);
        model.addAttribute("holds", holds(history, abouts));
        model.addAttribute("abouts", abouts);
        model.addAttribute("next", next(history, shown));
        model.addAttribute("from", from);
        model.addAttribute("page", PAGE);
        model.addAttribute("spenders", spenders.of(now, null));
        model.addAttribute("kinds", vocabulary.kinds(locale));
        model.addAttribute("figures", Figure.values());
        return "budget/line";
    }

    private static BiPredicate<StoredEvent, Long> until(@Nullable Moment moment) {
        if (moment == null) {
            return (event, version) -> true;
        }
        return moment instanceof Moment.Version last
                ? (event, version) -> version <= last.number()
                : (event, version) -> !event.occurredAt().isAfter(((Moment.Time) moment).instant());
    }

    private static @Nullable Long next(LineHistory history, BudgetLineView shown) {
        List<LineHistory.Entry> entries = history.entries();
        if (entries.isEmpty()) {
            return null;
        }
        long last = entries.get(entries.size() - 1).after().version();
        return last < shown.version() ? last + 1 : null;
    }

    /** The cases that have something, those that have most first. */
    private static List<Hold> holds(LineHistory history, Map<String, About> abouts) {
        return history.holds().entrySet().stream()
                .filter(one -> abouts.containsKey(one.getKey()))
                .map(one -> new Hold(Objects.requireNonNull(abouts.get(one.getKey())), one.getValue()))
                .filter(Hold::isAnything)
                .sorted(Comparator.comparingLong((Hold hold) -> hold.amounts()
                        .getOrDefault(
                                Figure.AVAILABLE,
                                Money.zero(Objects.requireNonNull(history.line())
                                        .funds()
                                        .adjusted()
                                        .currency()))
                        .minorUnits()))
                .toList();
    }

    /** How the reader may call each case that the page names. */
    private Map<String, About> abouts(LineHistory history, Person reader) {
        List<String> named = Stream.concat(
                        history.holds().entrySet().stream()
                                .filter(one ->
                                        one.getValue().values().stream().anyMatch(amount -> amount.minorUnits() != 0))
                                .map(Map.Entry::getKey)
                                .limit(MOST_CASES),
                        history.entries().stream()
                                .map(LineHistory.Entry::caseId)
                                .filter(Objects::nonNull))
                .distinct()
                .toList();
        boolean audits = reader.may(Permission.READ_EVERYTHING);
        Map<String, CaseView> found = cases.all(named);
        Map<String, About> abouts = new HashMap<>();
        for (String id : named) {
            CaseView view = found.get(id);
            boolean theirs = audits || view != null && cases.find(id, reader).isPresent();
            abouts.put(
                    id,
                    new About(
                            view == null
                                    ? id
                                    : theirs
                                            ? view.called()
                                            : Optional.ofNullable(view.course().number())
                                                    .orElse(id),
                            !theirs ? null : (audits ? "/audit/cases/" : "/cases/") + id));
        }
        return abouts;
    }
}
