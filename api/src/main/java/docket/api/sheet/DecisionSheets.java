package docket.api.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.audit.PayloadField;
import docket.api.audit.Words;
import docket.api.webapp.Unrestricted;
import docket.engine.Agency;
import docket.engine.proof.bundle.CaseBundles;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.CaseEvents;
import docket.engine.store.StoredEvent;
import docket.engine.view.CaseView;
import docket.engine.view.CaseViews;
import docket.processes.hooks.Executions;
import docket.processes.names.Names;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;

/**
 * Writes decision sheets (결재문서). A sheet is one file with both languages in it, Korean first, each on pages of its
 * own: whoever is handed a bundle need not know which of two files is the one to open, a copy cannot lose its other half,
 * and a line on top leaves one language alone on the screen and on paper. It needs nothing from elsewhere and runs no
 * script.
 *
 * <p>It says what the case's events in the bundle say, by the fold that makes the screens, and proves nothing. Whoever is
 * handed a bundle may read no personal data: what is sealed is said to be sealed, so that what is erased later is not
 * legible here. Thread-safe.
 */
@Component
public final class DecisionSheets {

    private static final int PAGE = 500;

    private final CaseViews cases;
    private final CaseEvents events;
    private final Unrestricted unrestricted;
    private final Names names;
    private final MessageSource messages;
    private final Agency agency;
    private final ITemplateEngine templates;

    DecisionSheets(
            CaseViews cases,
            CaseEvents events,
            ProcessEngine engine,
            Names names,
            MessageSource messages,
            Agency agency,
            ITemplateEngine templates) {
        this.cases = cases;
        this.events = events;
        this.unrestricted = new Unrestricted(engine);
        this.names = names;
        this.messages = messages;
        this.agency = agency;
        this.templates = templates;
    }

    /** The case as the bundle's own events leave it. */
    public String of(CaseBundles.Ready bundle) {
        CaseView view = cases.at(bundle.caseId(), bundle.version()).orElseThrow();
        Map<String, Long> entries = entries(bundle);
        org.thymeleaf.context.Context page = new org.thymeleaf.context.Context(Locale.KOREAN);
        page.setVariable("title", view.number() == null ? view.title() : view.number() + " " + view.title());
        page.setVariable("korean", article(bundle, view, entries, Locale.KOREAN));
        page.setVariable("english", article(bundle, view, entries, Locale.ENGLISH));
        return templates.process("sheet/page", page);
    }

    private String article(CaseBundles.Ready bundle, CaseView view, Map<String, Long> entries, Locale locale) {
        Words words = new Words(messages, locale, agency.zone());
        SheetWords own = unrestricted.read(() -> new SheetWords(words, view, names, locale));
        org.thymeleaf.context.Context context = new org.thymeleaf.context.Context(locale);
        context.setVariable("agency", agency.name());
        context.setVariable("zone", agency.zone());
        context.setVariable("view", view);
        context.setVariable("words", own);
        context.setVariable("process", unrestricted.read(() -> process(view.process(), locale)));
        context.setVariable("rows", Box.rows(view, own));
        context.setVariable("content", PayloadField.of(view.currentContent().fields(), words));
        context.setVariable("reasons", reasons(view));
        context.setVariable("overruled", overruled(view));
        context.setVariable("entries", entries);
        context.setVariable("bundle", bundle);
        return templates.process("sheet/article", context);
    }

    /** As the newest model names it, whichever language the caller reads. */
    private static String process(String key, Locale locale) {
        ProcessDefinition found =
                Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionByKey(key);
        if (found == null) {
            return key;
        }
        String korean = locale.equals(Locale.KOREAN) ? Executions.koreanName(found.getId()) : null;
        return korean != null ? korean : Objects.requireNonNullElse(found.getName(), key);
    }

    /** What moved the score, the strongest first. */
    private static List<ScoreRecord.Feature> reasons(CaseView view) {
        CaseView.Score score = view.score();
        return score == null
                ? List.of()
                : score.record().features().stream()
                        .filter(feature -> feature.contribution() != 0)
                        .sorted(Comparator.comparingLong(feature -> -Math.abs(feature.contribution())))
                        .toList();
    }

    /** Who decided against the advice to check; a reason that nothing asked for is no overruling. */
    private static List<CaseView.Decided> overruled(CaseView view) {
        CaseView.Score last = view.score();
        return view.rounds().stream()
                .filter(round -> last == null
                        || round.round() != last.round()
                        || last.record().advice() == ScoreRecord.Advice.CHECK)
                .flatMap(round -> round.decisions().stream())
                .filter(decided -> decided.overrideReason() != null)
                .toList();
    }

    /** Where each decision stands in the log, by its task. */
    private Map<String, Long> entries(CaseBundles.Ready bundle) {
        Map<String, Long> entries = new HashMap<>();
        List<StoredEvent> page = events.list(bundle.caseId(), 0, PAGE, false);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                JsonNode task = event.payload().path("taskId");
                Long index = event.logIndex();
                if (event.type().equals("step-decided") && task.isTextual() && index != null) {
                    entries.put(task.asText(), index);
                }
            }
            page = events.list(bundle.caseId(), page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        return entries;
    }
}
