package docket.api.audit;

import docket.engine.Agency;
import docket.engine.casefile.CaseState;
import docket.engine.refusal.Refused;
import docket.engine.view.CaseView;
import docket.engine.view.CaseViews;
import docket.engine.view.Page;
import docket.engine.view.Reader;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Finds a case: by number, title, id, drafter, state and process, the newest first. */
@Controller
@RequestMapping("/audit")
class CasesPage {

    private static final int PAGE = 50;

    private final CaseViews cases;
    private final ProcessNames processes;
    private final MessageSource messages;
    private final Agency agency;
    private final Looks looks;

    CasesPage(CaseViews cases, ProcessNames processes, MessageSource messages, Agency agency, Looks looks) {
        this.looks = looks;
        this.cases = cases;
        this.processes = processes;
        this.messages = messages;
        this.agency = agency;
    }

    @GetMapping
    String find(Question question, Locale locale, Model model) {
        looks.found(question.asked());
        model.addAttribute("words", new Words(messages, locale, agency.zone()));
        model.addAttribute("asked", question);
        model.addAttribute("states", CaseState.values());
        model.addAttribute("processes", processes.byKey());
        model.addAttribute("page", found(question));
        return "audit/cases";
    }

    private Page<CaseView> found(Question question) {
        try {
            return cases.search(question.search(PAGE), Reader.ofAll("auditor"));
        } catch (Refused notOfThisList) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, notOfThisList.getMessage(), notOfThisList);
        }
    }
}
