package docket.api.page.words;

import docket.api.problem.Calling;
import docket.bpmn.FormDefinition;
import docket.bpmn.FormField;
import docket.bpmn.ModelProperties;
import docket.engine.agency.Agency;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Scoring;
import docket.engine.text.Korean;
import docket.processes.act.Unrestricted;
import docket.processes.execution.Executions;
import docket.processes.form.BudgetFacts;
import docket.processes.form.Forms;
import docket.processes.form.ScoreWords;
import docket.processes.organization.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where the words come from: the messages, the forms and names of the newest models, and who keeps people and offices. Thread-safe. */
@Component
public final class Vocabulary implements Calling {

    private static final int MOST_PEOPLE = 500;
    private static final String MACHINE = "docket";

    /** As pages write a person: {@code 이수빈(lee.director)}. */
    private static final Pattern WITH_ID = Pattern.compile("[^()]+\\(([^()]+)\\)\\s*");

    private final MessageSource messages;
    private final Agency agency;
    private final Names names;
    private final Forms forms;
    private final BudgetFacts budget;
    private final OnRecord onRecord;
    private final Unrestricted unrestricted;

    Vocabulary(
            MessageSource messages,
            Agency agency,
            Names names,
            Forms forms,
            BudgetFacts budget,
            OnRecord onRecord,
            ProcessEngine engine) {
        this.messages = messages;
        this.agency = agency;
        this.names = names;
        this.forms = forms;
        this.budget = budget;
        this.onRecord = onRecord;
        this.unrestricted = new Unrestricted(engine);
    }

    public Words words(Locale locale) {
        return new Words(messages, locale, agency.zone());
    }

    /** What is said of cases of one process, or of any where it is null. */
    public Called of(Locale locale, @Nullable String process) {
        return new Called(
                this,
                words(locale),
                process == null ? null : startForm(process, locale),
                process == null ? ModelProperties.FORMER_BUDGET_LINE : budgetLineField(process));
    }

    /** The advice of the scoring model on a case, and how the model did on the others. */
    public ScoreWords score(CaseView view, Locale locale) {
        FormDefinition start = startForm(view.terms().process(), locale);
        ScoreWords words = read(() -> ScoreWords.of(view, start, names, locale));
        Scoring.Score score = view.scoring().score();
        return words.advice() == null || score == null
                ? words
                : words.with(onRecord.plain(score.record().modelSha256(), view.caseId(), words(locale)));
    }

    /** What the newest models call their processes, by key, in the order of their keys. */
    public Map<String, String> processes(Locale locale) {
        return read(() -> {
            Map<String, String> processes = new LinkedHashMap<>();
            for (ProcessDefinition one : newest()) {
                String korean = Korean.isReadBy(locale) ? Executions.koreanName(one.getId()) : null;
                processes.put(
                        one.getKey(),
                        korean != null ? korean : Objects.requireNonNullElse(one.getName(), one.getKey()));
            }
            return processes;
        });
    }

    /** What the newest models are called in the reader's language, by the names that they were drawn with. */
    public Map<String, String> namesOfModels(Locale locale) {
        Map<String, String> processes = processes(locale);
        return read(() -> {
            Map<String, String> names = new HashMap<>();
            newest().forEach(one -> {
                String drawn = deployed(one.getId()).getName();
                names.put(drawn == null ? one.getKey() : drawn, processes.getOrDefault(one.getKey(), one.getKey()));
            });
            return names;
        });
    }

    /** The kinds of case that the start forms of the newest models offer, by code. */
    public Map<String, String> kinds(Locale locale) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String process : processes(locale).keySet()) {
            FormDefinition form = startForm(process, locale);
            FormField kind = form == null ? null : form.field("kind");
            if (kind != null) {
                kind.labels().forEach(kinds::putIfAbsent);
            }
        }
        return kinds;
    }

    public Map<String, String> organizations(Locale locale) {
        return names.ofOrganizations(locale);
    }

    /** Names to choose from, by id: of everybody where they are not too many. */
    public Map<String, String> people() {
        return read(() -> names.ofSomePeople(MOST_PEOPLE));
    }

    /** Whoever is not there any more is called so. */
    @Override
    public Map<String, String> names(Collection<String> ids, Locale locale) {
        return read(() -> {
            Map<String, String> found = new HashMap<>(names.ofGroups(ids, locale));
            found.putAll(names.ofPeople(ids));
            Words words = words(locale);
            ids.forEach(id -> found.putIfAbsent(id, id.equals(MACHINE) ? words.say("machine") : words.say("gone", id)));
            return found;
        });
    }

    /** The ids of those whom a text may name, and the text itself: whoever left has no name any more. */
    public Set<String> named(String text) {
        Set<String> ids = new LinkedHashSet<>(names.named(text, MOST_PEOPLE));
        Matcher withId = WITH_ID.matcher(text);
        ids.add(withId.matches() ? withId.group(1) : text);
        return ids;
    }

    String budgetLine(String id, Locale locale) {
        return budget.called(List.of(id), locale).getOrDefault(id, id);
    }

    Map<String, String> people(Collection<String> ids) {
        return read(() -> names.ofPeople(ids));
    }

    Map<String, String> groups(Collection<String> ids, Locale locale) {
        return read(() -> names.ofGroups(ids, locale));
    }

    private @Nullable FormDefinition startForm(String process, Locale locale) {
        return read(() -> {
            ProcessDefinition newest =
                    models().processDefinitionKey(process).withoutTenantId().singleResult();
            return newest == null ? null : forms.ofStart(deployed(newest.getId()), locale);
        });
    }

    /** The field of the content that names the budget line, as the newest model says. */
    private String budgetLineField(String process) {
        return read(() -> {
            ProcessDefinition newest =
                    models().processDefinitionKey(process).withoutTenantId().singleResult();
            return newest == null
                    ? ModelProperties.FORMER_BUDGET_LINE
                    : Executions.budgetLine(deployed(newest.getId()));
        });
    }

    private static ProcessDefinitionEntity deployed(String id) {
        return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }

    private static Collection<ProcessDefinition> newest() {
        return models().orderByProcessDefinitionKey().asc().list();
    }

    private static ProcessDefinitionQuery models() {
        return Context.getProcessEngineConfiguration()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion();
    }

    private <T> T read(Supplier<T> query) {
        return unrestricted.read(query);
    }
}
