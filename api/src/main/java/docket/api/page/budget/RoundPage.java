package docket.api.page.budget;

import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.engine.allocation.command.RoundRefusal;
import docket.engine.allocation.view.AllocationRoundView;
import docket.engine.allocation.view.AllocationRoundViews;
import docket.engine.organization.Permission;
import docket.engine.refusal.Refused;
import docket.processes.act.Acts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Allocation rounds for everybody: what is asked, what is proposed, and what the limits cost. */
@Controller
@RequestMapping("/budget/rounds")
class RoundPage {

    private static final int PAGE = 50;

    private final AllocationRoundViews rounds;
    private final Vocabulary vocabulary;
    private final Acts acts;

    RoundPage(AllocationRoundViews rounds, Vocabulary vocabulary, Acts acts) {
        this.rounds = rounds;
        this.vocabulary = vocabulary;
        this.acts = acts;
    }

    /** @throws Refused INVALID_REQUEST where the cursor is none of this list */
    @GetMapping
    String list(@RequestParam(required = false) @Nullable String cursor, Locale locale, Model model) {
        say(locale, model);
        model.addAttribute("page", rounds.search(null, null, cursor, PAGE));
        return "budget/rounds";
    }

    /** @throws Refused UNKNOWN_ROUND */
    @GetMapping("/{roundId}")
    String round(@PathVariable String roundId, Locale locale, Model model) {
        AllocationRoundView view =
                rounds.find(roundId).orElseThrow(() -> new Refused(RoundRefusal.UNKNOWN_ROUND, roundId));
        Called called = say(locale, model);
        model.addAttribute("round", view.state());
        model.addAttribute("shown", Shown.of(view.state(), called));
        return "budget/round";
    }

    private Called say(Locale locale, Model model) {
        Called called = vocabulary.of(locale, null);
        model.addAttribute("audits", acts.person().may(Permission.READ_EVERYTHING));
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return called;
    }
}
