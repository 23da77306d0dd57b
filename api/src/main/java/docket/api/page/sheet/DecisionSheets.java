package docket.api.page.sheet;

import docket.api.page.why.Reasons;
import docket.api.page.words.Called;
import docket.api.page.words.PayloadField;
import docket.api.page.words.Vocabulary;
import docket.engine.agency.Agency;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Scoring;
import docket.engine.proof.bundle.CaseBundles;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

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
    private final Vocabulary vocabulary;
    private final Reasons reasons;
    private final Agency agency;
    private final ITemplateEngine templates;

    DecisionSheets(
            CaseViews cases,
            CaseEvents events,
            Vocabulary vocabulary,
            Reasons reasons,
            Agency agency,
            ITemplateEngine templates) {
        this.cases = cases;
        this.events = events;
        this.vocabulary = vocabulary;
        this.reasons = reasons;
        this.agency = agency;
        this.templates = templates;
    }

    /** The case as the bundle's own events leave it. */
    public String of(CaseBundles.Ready bundle) {
        CaseView view = cases.at(bundle.caseId(), bundle.version()).orElseThrow();
        List<StoredEvent> course = course(bundle);
        Context page = new Context(Locale.KOREAN);
        page.setVariable(
                "title",
                view.course().number() == null
                        ? view.particulars().title()
                        : view.course().number() + " " + view.particulars().title());
        page.setVariable("korean", article(bundle, view, course, Locale.KOREAN));
        page.setVariable("english", article(bundle, view, course, Locale.ENGLISH));
        return templates.process("sheet/page", page);
    }

    private String article(CaseBundles.Ready bundle, CaseView view, List<StoredEvent> course, Locale locale) {
        Called called = vocabulary
                .of(locale, view.terms().process())
                .with(view.readers().users(), view.readers().groups());
        Context context = new Context(locale);
        context.setVariable("agency", agency.name());
        context.setVariable("zone", agency.zone());
        context.setVariable("view", view);
        context.setVariable("words", called.words());
        context.setVariable("called", called);
        context.setVariable(
                "process",
                vocabulary
                        .processes(locale)
                        .getOrDefault(view.terms().process(), view.terms().process()));
        context.setVariable("rows", Box.rows(view, called));
        context.setVariable("content", PayloadField.of(view.currentContent().fields(), called));
        context.setVariable("reasons", reasons(view));
        context.setVariable("overruled", overruled(view));
        context.setVariable("entries", entries(course));
        context.setVariable("why", reasons(course, called));
        context.setVariable("bundle", bundle);
        return templates.process("sheet/article", context);
    }

    /** What moved the score, the strongest first. */
    private static List<ScoreRecord.Feature> reasons(CaseView view) {
        Scoring.Score score = view.scoring().score();
        return score == null
                ? List.of()
                : score.record().features().stream()
                        .filter(feature -> feature.contribution() != 0)
                        .sorted(Comparator.comparingLong(feature -> -Math.abs(feature.contribution())))
                        .toList();
    }

    /** Who decided against the advice to check; a reason that nothing asked for is no overruling. */
    private static List<Line.Decided> overruled(CaseView view) {
        Scoring.Score last = view.scoring().score();
        return view.line().rounds().stream()
                .filter(round -> last == null
                        || round.round() != last.round()
                        || last.record().advice() == ScoreRecord.Advice.CHECK)
                .flatMap(round -> round.decisions().stream())
                .filter(decided -> decided.overrideReason() != null)
                .toList();
    }

    /** Where each decision stands in the log, by its task. */
    private static Map<String, Long> entries(List<StoredEvent> course) {
        Map<String, Long> entries = new HashMap<>();
        for (StoredEvent event : course) {
            Long index = event.logIndex();
            if (index != null && event.event() instanceof StepDecided decided) {
                entries.put(decided.taskId(), index);
            }
        }
        return entries;
    }

    private List<StoredEvent> course(CaseBundles.Ready bundle) {
        List<StoredEvent> course = new ArrayList<>();
        List<StoredEvent> page = events.list(bundle.caseId(), 0, PAGE, false);
        while (!page.isEmpty()) {
            page.stream().filter(event -> event.sequence() < bundle.version()).forEach(course::add);
            page = events.list(bundle.caseId(), page.get(page.size() - 1).globalIndex(), PAGE, false);
        }
        return course;
    }

    /** Why each step went to whom, by round. */
    private Map<Integer, List<String>> reasons(List<StoredEvent> course, Called called) {
        return reasons.of(course, called).stream()
                .filter(Reasons.Reason::isOfWay)
                .collect(Collectors.groupingBy(
                        Reasons.Reason::round, Collectors.mapping(Reasons.Reason::text, Collectors.toList())));
    }
}
