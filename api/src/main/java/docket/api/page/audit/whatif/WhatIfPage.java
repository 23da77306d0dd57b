package docket.api.page.audit.whatif;

import docket.api.page.why.Reasons;
import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.order.LogSpan;
import docket.engine.refusal.Refused;
import docket.engine.whatif.Outcome;
import docket.engine.whatif.OutcomeFile;
import docket.engine.whatif.Summary;
import docket.processes.act.Acts;
import docket.processes.whatif.Alternative;
import docket.processes.whatif.WhatIfs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** What another model or another authority table would have said: a form, a table, and the rounds as a file. */
@Controller
@RequestMapping("/audit/what-if")
class WhatIfPage {

    private static final int SHOWN = 50;

    private final DataSource database;
    private final WhatIfs whatIfs;
    private final Acts acts;
    private final Vocabulary vocabulary;
    private final Reasons reasons;
    private final CaseViews cases;

    WhatIfPage(
            DataSource database, WhatIfs whatIfs, Acts acts, Vocabulary vocabulary, Reasons reasons, CaseViews cases) {
        this.reasons = reasons;
        this.cases = cases;
        this.database = database;
        this.whatIfs = whatIfs;
        this.acts = acts;
        this.vocabulary = vocabulary;
    }

    /** What came of it, and the first rounds that would have gone otherwise, with their cases by id. */
    public record Answer(
            Alternative alternative, LogSpan span, Summary summary, List<Outcome> first, Map<String, CaseView> cases) {

        public String called(String caseId) {
            CaseView found = cases.get(caseId);
            return found == null ? caseId : found.called();
        }
    }

    @GetMapping
    String form(Locale locale, Model model) {
        return page(AskedFor.NOTHING, locale, model);
    }

    /** The live page takes the answer alone, others the page around it. */
    @PostMapping
    String ask(
            AskedFor asked,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Locale locale,
            Model model) {
        model.addAttribute("asked", asked);
        try {
            model.addAttribute("answer", answer(asked));
        } catch (Refused refused) {
            model.addAttribute("refused", refused.text(locale));
        }
        if (live == null) {
            return page(asked, locale, model);
        }
        say(locale, model);
        return "audit/what-if :: answer";
    }

    /** The file was asked for without a question: the form. */
    @GetMapping("/rounds")
    String unasked() {
        return "redirect:/audit/what-if";
    }

    /** @throws Refused of a question that cannot be asked */
    @PostMapping("/rounds")
    void rounds(AskedFor asked, HttpServletResponse response) throws IOException {
        WhatIfs.Asked question = question(asked);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("docket-what-if.csv")
                        .build()
                        .toString());
        List<String> details = question.alternative().question().details();
        try (OutcomeFile file = new OutcomeFile(response.getOutputStream(), true, details)) {
            question.answer(
                    outcome -> {
                        if (outcome.otherwise()) {
                            file.accept(outcome);
                        }
                    },
                    (done, all) -> {});
        }
    }

    private String page(AskedFor asked, Locale locale, Model model) {
        say(locale, model);
        model.addAttribute("asked", asked);
        model.addAttribute("models", whatIfs.models());
        model.addAttribute("tables", whatIfs.tables());
        return "audit/what-if";
    }

    private void say(Locale locale, Model model) {
        Called called = vocabulary.of(locale, null);
        model.addAttribute("called", called);
        model.addAttribute("words", called.words());
        model.addAttribute("kinds", vocabulary.kinds(locale));
        model.addAttribute("told", new Told(called, reasons.rules(locale)));
    }

    private WhatIfs.Asked question(AskedFor asked) {
        return whatIfs.ask(acts.current(), asked.alternative(whatIfs), LogSpan.of(database, null, null), Map.of());
    }

    private Answer answer(AskedFor asked) {
        WhatIfs.Asked question = question(asked);
        List<Outcome> first = new ArrayList<>();
        Summary summary = question.answer(
                outcome -> {
                    if (outcome.otherwise() && first.size() < SHOWN) {
                        first.add(outcome);
                    }
                },
                (done, all) -> {});
        Set<String> ids = first.stream().map(Outcome::caseId).collect(Collectors.toSet());
        return new Answer(question.alternative(), question.span(), summary, first, cases.all(ids));
    }
}
