package docket.processes.form;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.line.Decision;
import docket.engine.line.StepKind;
import docket.engine.personal.Sealing;
import docket.processes.allocation.RoundFacts;
import docket.processes.organization.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of a case in the words of a form; their names are those of {@link docket.bpmn.ModelProperties#FACTS}. */
public final class FormFacts {

    private static final String BODY = "body";

    private final Sealing sealing;
    private final Names names;
    private final BudgetFacts budget;
    private final RoundFacts rounds;
    private final SpendingFacts spending;
    private final ChangeFacts changes;

    public FormFacts(
            Sealing sealing,
            Names names,
            BudgetFacts budget,
            RoundFacts rounds,
            SpendingFacts spending,
            ChangeFacts changes) {
        this.changes = changes;
        this.spending = spending;
        this.sealing = sealing;
        this.names = names;
        this.budget = budget;
        this.rounds = rounds;
    }

    /**
     * What the form may show of the case on this task, and what it may be filled in with.
     *
     * @param start the form on which the case was started, in the reader's language: it has the words for the content
     * @param lineField the field of the content that names the budget line
     * @param changeField the field that lists the lines which the case changes; null where it changes none
     */
    Map<String, Object> of(
            CaseView view,
            String taskId,
            FormDefinition form,
            @Nullable FormDefinition start,
            String lineField,
            @Nullable String changeField,
            Locale locale) {
        CaseWords words = new CaseWords(view, start, names, locale);
        Map<String, Object> content = new TreeMap<>(
                sealing.openFields(view.caseId(), view.currentContent().fields(), words.own("unreadable")));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseTitle", view.particulars().title());
        facts.put("caseKind", words.value("kind", view.particulars().kind()));
        facts.put(
                "caseOrganization",
                words.value("organization", view.particulars().organization()));
        facts.put("caseDrafter", words.person(view.drafter()));
        facts.put("caseRound", view.currentRound().round());
        facts.put(
                "caseAmount",
                view.particulars().amount() == null
                        ? null
                        : view.particulars().amount().in(locale));
        facts.put("caseConfidential", view.isConfidential() ? words.own("confidential") : null);
        facts.put("caseBody", "".equals(content.get(BODY)) ? null : content.get(BODY));
        budget.into(facts, view, lineField, locale);
        facts.put(
                "caseContent",
                others(
                        content,
                        start,
                        words,
                        lineField,
                        budget.called(view, lineField, words).orElse(null)));
        if (form.factKeys().contains("roundText")) {
            facts.put("roundText", rounds.of(view.caseId(), locale));
        }
        facts.put("lineText", view.approvalLine().isEmpty() ? null : line(view, words));
        facts.put("returnText", returned(view, words));
        facts.put("revisionText", Revision.text(view, words));
        List<Decision> decisions = decisions(view, taskId);
        facts.put("decisionsText", decisions.stream().map(Enum::name).collect(Collectors.joining(",")));
        facts.put("opinionText", opinion(decisions, words));
        ScoreFacts.into(facts, view, words);
        changes.into(facts, view, changeField, locale);
        if (spendingStep(view, taskId).isPresent()) {
            spending.into(facts, view, lineField, content, words.own("unreadable"), locale);
        }
        facts.keySet().retainAll(form.factKeys());
        content.values().removeIf(words.own("unreadable")::equals); // what cannot be read cannot be revised
        content.putAll(CaseForm.fields(view.particulars()));
        changes.fillIn(content, view, changeField);
        spendingStep(view, taskId)
                .ifPresent(kind -> spending.fillIn(content, view, kind, lineField, words.own("unreadable")));
        form.editableKeys().stream().filter(content::containsKey).forEach(key -> facts.put(key, content.get(key)));
        return facts;
    }

    /**
     * The content but its body, in the order of the form on which it was written.
     *
     * @param line what the budget line that the content names is called
     */
    private static List<Map<String, String>> others(
            Map<String, Object> content,
            @Nullable FormDefinition start,
            CaseWords words,
            String lineField,
            @Nullable String line) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (FormField field : start == null ? List.<FormField>of() : start.fields()) {
            if (content.containsKey(field.key())) {
                ordered.put(field.key(), content.get(field.key()));
            }
        }
        content.forEach(ordered::putIfAbsent);
        List<Map<String, String>> others = new ArrayList<>();
        ordered.forEach((key, value) -> {
            if (!key.equals(BODY)
                    && !(value instanceof List<?>)
                    && !String.valueOf(value).isBlank()) {
                String text = line != null && key.equals(lineField) ? line : words.value(key, value);
                others.add(Map.of("label", words.label(key), "text", text));
            }
        });
        return others;
    }

    private static String line(CaseView view, CaseWords words) {
        return view.approvalLine().stream().map(step -> step(step, words)).collect(Collectors.joining(" → "));
    }

    private static String step(Line.Stamp step, CaseWords words) {
        String whose = step.user() != null ? words.person(step.user()) : words.group(String.valueOf(step.group()));
        String text = step.kind().in(words.locale()) + " " + whose;
        Line.Decided decided = step.decided();
        return decided == null
                ? text
                : text + " (" + words.decided(decided.decision()) + ", " + words.person(decided.decidedBy()) + ")";
    }

    private static String returned(CaseView view, CaseWords words) {
        return view.currentRound().decisions().stream()
                .filter(decided -> decided.decision() == Decision.RETURN)
                .map(decided -> words.person(decided.decidedBy()) + ": " + decided.opinion())
                .findFirst()
                .orElse(words.own("none"));
    }

    /** For which of the decisions an opinion is needed; nothing where for none. */
    private static @Nullable String opinion(List<Decision> decisions, CaseWords words) {
        return decisions.stream()
                .filter(Decision::needsOpinion)
                .map(decision -> decision.in(words.locale()))
                .reduce((one, next) -> words.say("opinion.or", one, next))
                .map(all -> words.say("opinion.needed", all))
                .orElse(null);
    }

    /** The kind of a task that spends money; empty for any other. */
    private static Optional<StepKind> spendingStep(CaseView view, String taskId) {
        return view.line().openTasks().stream()
                .filter(task -> task.taskId().equals(taskId))
                .map(Line.Task::kind)
                .filter(StepKind::spends)
                .findFirst();
    }

    private static List<Decision> decisions(CaseView view, String taskId) {
        return view.line().openTasks().stream()
                .filter(task -> task.taskId().equals(taskId))
                .flatMap(task -> task.decisions().stream())
                .toList();
    }
}
