package docket.api.cases;

import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.api.rest.cases.ReadableCases;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.view.Page;
import docket.processes.act.Acts;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The cases that one drafted or is or was on the line of, the newest first. */
@Controller
class OwnCasesPage {

    private static final int PAGE = 30;

    private final ReadableCases cases;
    private final Acts acts;
    private final Vocabulary vocabulary;

    OwnCasesPage(ReadableCases cases, Acts acts, Vocabulary vocabulary) {
        this.cases = cases;
        this.acts = acts;
        this.vocabulary = vocabulary;
    }

    /** @throws docket.engine.refusal.Refused INVALID_REQUEST where the cursor is none of this list */
    @GetMapping("/cases")
    String list(OwnCases asked, Locale locale, Model model) {
        Person caller = acts.person();
        Page<CaseView> page = cases.own(asked.search(caller.id(), PAGE));
        Called called = vocabulary
                .of(locale, null)
                .with(page.items().stream().map(CaseView::drafter).collect(Collectors.toSet()), Set.of());
        model.addAttribute("audits", caller.may(Permission.READ_EVERYTHING));
        model.addAttribute("asked", asked);
        model.addAttribute("states", CaseState.values());
        model.addAttribute("page", page);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        return "cases/list";
    }
}
