package docket.processes.forms;

import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.engine.money.Money;
import docket.engine.personal.Sealing;
import docket.engine.scoring.ScoreRecord;
import docket.engine.view.CaseView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The facts of a case in the words of a form; their names are those of {@link docket.bpmn.ModelProperties#FACTS}. */
public final class FormFacts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String BODY = "body";
    private static final int MOST_REASONS = 6;

    private final Sealing sealing;

    public FormFacts(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What the form may show of the case on this task, and what it may be filled in with. */
    Map<String, Object> of(CaseView view, String taskId, FormDefinition form, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("docket.forms", locale, NO_FALLBACK);
        Map<String, Object> content = new TreeMap<>(
                sealing.openFields(view.caseId(), view.currentContent().fields(), words.getString("unreadable")));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseTitle", view.title());
        facts.put("caseKind", view.kind());
        facts.put("caseOrganization", view.organization());
        facts.put("caseDrafter", view.drafter());
        facts.put("caseRound", view.currentRound().round());
        facts.put("caseAmount", view.amount() == null ? null : amount(view.amount(), locale));
        facts.put("caseBody", content.get(BODY));
        facts.put("caseContent", others(content, words));
        facts.put("lineText", line(view, words));
        facts.put("returnText", returned(view, words));
        facts.put("decisionsText", decisions(view, taskId));
        score(view, facts, words);
        facts.keySet().retainAll(form.factKeys());
        for (FormField field : form.fields()) {
            if (form.editableKeys().contains(field.key()) && content.containsKey(field.key())) {
                facts.put(field.key(), content.get(field.key()));
            }
        }
        return facts;
    }

    private static String amount(Money amount, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, amount.currency().getDefaultFractionDigits()));
        return format.format(new BigDecimal(amount.toDecimal())) + " "
                + amount.currency().getCurrencyCode();
    }

    private static List<Map<String, String>> others(Map<String, Object> content, ResourceBundle words) {
        List<Map<String, String>> others = new ArrayList<>();
        content.forEach((key, value) -> {
            if (!key.equals(BODY) && !String.valueOf(value).isBlank()) {
                others.add(Map.of("label", word(words, "content." + key, key), "text", String.valueOf(value)));
            }
        });
        return others;
    }

    private static String line(CaseView view, ResourceBundle words) {
        return view.approvalLine().stream()
                .map(step -> words.getString("step." + step.kind().code()) + " "
                        + (step.user() != null ? step.user() : step.group())
                        + (step.decided() == null
                                ? ""
                                : " ("
                                        + words.getString(
                                                "decision." + step.decided().decision()) + ", "
                                        + step.decided().decidedBy() + ")"))
                .collect(Collectors.joining(" → "));
    }

    private static Object returned(CaseView view, ResourceBundle words) {
        return view.currentRound().decisions().stream()
                .filter(decided -> decided.decision() == docket.engine.casefile.Decision.RETURN)
                .map(decided -> decided.decidedBy() + ": " + decided.opinion())
                .findFirst()
                .orElse(words.getString("none"));
    }

    private static String decisions(CaseView view, String taskId) {
        return view.openTasks().stream()
                .filter(task -> task.taskId().equals(taskId))
                .flatMap(task -> task.decisions().stream())
                .map(Enum::name)
                .collect(Collectors.joining(","));
    }

    private static void score(CaseView view, Map<String, Object> facts, ResourceBundle words) {
        CaseView.Score score = view.score();
        if (score == null || !score.counts()) {
            CaseView.FailedScoring failed = view.failedScoring();
            facts.put("scoreText", failed == null ? null : words.getString("score.failed"));
            facts.put("scoreReasons", List.of());
            facts.put("scoreAdvice", null);
            return;
        }
        ScoreRecord record = score.record();
        facts.put("scoreAdvice", record.advice().name());
        facts.put(
                "scoreText",
                String.format(
                        Locale.ROOT,
                        words.getString("score." + record.advice()),
                        record.probabilityMicros() / 10_000.0));
        long strongest = record.features().stream()
                .mapToLong(feature -> Math.abs(feature.contribution()))
                .max()
                .orElse(0);
        facts.put(
                "scoreReasons",
                record.features().stream()
                        .filter(feature -> feature.contribution() != 0)
                        .sorted(Comparator.comparingLong(feature -> -Math.abs(feature.contribution())))
                        .limit(MOST_REASONS)
                        .map(feature -> reason(feature, strongest, words))
                        .toList());
    }

    private static Map<String, Object> reason(ScoreRecord.Feature feature, long strongest, ResourceBundle words) {
        String value = feature.value() == null ? words.getString("missing") : feature.value();
        return Map.of(
                "label",
                word(words, "feature." + feature.name(), feature.name()),
                "text",
                value,
                "share",
                Math.abs(feature.contribution()) * 100 / strongest,
                "sign",
                feature.contribution() > 0 ? "+" : "-");
    }

    private static String word(ResourceBundle words, String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }
}
