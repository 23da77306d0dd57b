package docket.api.webapp;

import docket.api.page.words.Vocabulary;
import docket.api.rest.cases.ReadableCases;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.money.Money;
import docket.engine.refusal.Refused;
import docket.processes.act.Unrestricted;
import docket.processes.amount.WrittenAmount;
import docket.processes.authority.AuthorityRows;
import docket.processes.form.BudgetFacts;
import docket.processes.form.ScoreWords;
import docket.processes.organization.Names;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves what Tasklist's scripts need beside the REST contract: a task's case, names for ids, how an amount is
 * understood.
 */
@Hidden
@RestController
@RequestMapping("/api/tasklist")
class TabController {

    private static final int MOST_NAMES = 200;

    private final ProcessEngine engine;
    private final Unrestricted unrestricted;
    private final Names names;
    private final BudgetFacts budget;
    private final AuthorityRows authority;
    private final CaseEvents events;
    private final ReadableCases cases;
    private final Vocabulary vocabulary;

    TabController(
            ProcessEngine engine,
            Names names,
            BudgetFacts budget,
            AuthorityRows authority,
            CaseEvents events,
            ReadableCases cases,
            Vocabulary vocabulary) {
        this.engine = engine;
        this.events = events;
        this.cases = cases;
        this.vocabulary = vocabulary;
        this.names = names;
        this.budget = budget;
        this.authority = authority;
        this.unrestricted = new Unrestricted(engine);
    }

    /**
     * The case of a task that the caller may see, and the definition of its process. Where somebody has decided the
     * task while it was open on a screen, the case tells by whom.
     *
     * @throws Refused UNKNOWN_TASK, UNKNOWN_CASE where the caller may not read it
     */
    @GetMapping("/tasks/{taskId}/case")
    Map<String, String> caseOf(@PathVariable String taskId) {
        Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
        return Optional.ofNullable(task)
                .flatMap(known -> unrestricted.read(() -> root(known.getProcessInstanceId())))
                .map(root -> Map.of("caseId", root.getBusinessKey(), "process", root.getProcessDefinitionId()))
                .or(() -> ended(taskId))
                .orElseThrow(() -> new Refused(StepRefusal.UNKNOWN_TASK, taskId));
    }

    private Optional<Map<String, String>> ended(String taskId) {
        return events.about(taskId, 0, 1, false).stream()
                .findFirst()
                .map(offer -> cases.require(offer.stream()))
                .map(view -> Map.of(
                        "caseId",
                        view.caseId(),
                        "process",
                        "key/" + view.terms().process()));
    }

    /** The root of an instance: what a call activity starts belongs to its root's case. */
    private Optional<ProcessInstance> root(String instanceId) {
        return instance(instanceId).flatMap(instance -> instance(instance.getRootProcessInstanceId()));
    }

    private Optional<ProcessInstance> instance(String id) {
        return Optional.ofNullable(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult());
    }

    /** Names by id, where there are any, in the reader's language; the record itself knows ids only. */
    @GetMapping("/names")
    Map<String, Map<String, String>> names(
            @RequestParam(name = "id", defaultValue = "") List<String> ids, Locale locale) {
        List<String> asked = ids.stream().limit(MOST_NAMES).toList();
        return unrestricted.read(() -> Map.of(
                "people", names.ofPeople(asked),
                "groups", names.ofGroups(asked, locale),
                "organizations", names.ofOrganizations(locale),
                "lines", budget.called(asked, locale)));
    }

    /**
     * What the reader's language calls the processes, by the names of their models, which the engine's own queries
     * know.
     */
    @GetMapping("/processes")
    Map<String, String> processes(Locale locale) {
        return vocabulary.namesOfModels(locale);
    }

    /**
     * The advice of the scoring model on a case, in words.
     *
     * @throws Refused UNKNOWN_CASE where the caller may not read it
     */
    @GetMapping("/cases/{caseId}/score")
    ScoreWords score(@PathVariable String caseId, Locale locale) {
        return vocabulary.score(cases.require(caseId), locale);
    }

    /**
     * What an authority table says for its rules in the reader's language; nothing where it is not deployed any more.
     */
    @GetMapping("/authority/{table}/{version}")
    List<String> authority(
            @PathVariable String table,
            @PathVariable int version,
            @RequestParam(name = "rule", defaultValue = "") List<String> rules,
            Locale locale) {
        return unrestricted.read(() -> authority.of(table, version, rules).stream()
                .map(row -> row.reason(locale))
                .toList());
    }

    /** How an amount is understood that somebody is writing into a form, or why it would be refused. */
    @GetMapping("/amounts")
    Map<String, String> amount(@RequestParam String written, @RequestParam String currency, Locale locale) {
        try {
            Money amount = WrittenAmount.read(written, currency);
            return Map.of("understood", WrittenAmount.understood(amount, locale));
        } catch (Refused refused) {
            return Map.of("refused", refused.text(locale));
        }
    }
}
