package docket.api.webapp;

import docket.api.rest.body.MoneyJson;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Scoring;
import docket.engine.line.Decision;
import docket.engine.organization.Person;
import docket.engine.scoring.ScoreRecord.Advice;
import docket.processes.act.Acts;
import docket.processes.act.Unrestricted;
import docket.processes.organization.Names;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves what Tasklist's cards say of a task's case, by task id; of tasks that the caller does not see, nothing. */
@Hidden
@RestController
class CardController {

    private static final int MOST = 100;

    private final ProcessEngine engine;
    private final Unrestricted unrestricted;
    private final CaseViews views;
    private final Acts acts;
    private final Names names;

    CardController(ProcessEngine engine, CaseViews views, Acts acts, Names names) {
        this.engine = engine;
        this.unrestricted = new Unrestricted(engine);
        this.views = views;
        this.acts = acts;
        this.names = names;
    }

    /**
     * A card. A confidential case shows nothing of what is in it: whoever reads that is recorded, and nobody has opened
     * it yet. The advice is null where no score counts: the one on what was returned is of the round before.
     */
    record Card(
            String drafter,
            boolean confidential,
            boolean returned,
            @Nullable String returnedBy,
            @Nullable MoneyJson amount,
            @Nullable Advice advice) {}

    @GetMapping("/api/tasklist/cards")
    Map<String, Card> cards(@RequestParam(name = "task", defaultValue = "") List<String> taskIds) {
        Map<String, CaseView> cases = casesOf(taskIds.stream().limit(MOST).toList());
        Set<String> people = cases.values().stream()
                .flatMap(view -> Stream.of(view.drafter(), returnedBy(view)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> called = unrestricted.read(() -> names.ofPeople(people));
        Map<String, Card> cards = new TreeMap<>();
        cases.forEach((taskId, view) -> cards.put(taskId, card(view, called)));
        return cards;
    }

    private static Card card(CaseView view, Map<String, String> called) {
        String drafter = called.getOrDefault(view.drafter(), view.drafter());
        boolean returned = view.course().state() == CaseState.RETURNED;
        if (view.isConfidential()) {
            return new Card(drafter, true, returned, null, null, null);
        }
        Scoring.Score score = view.scoring().score();
        Advice advice =
                !returned && score != null && score.counts() ? score.record().advice() : null;
        String by = returnedBy(view);
        return new Card(
                drafter,
                false,
                returned,
                by == null ? null : called.getOrDefault(by, by),
                MoneyJson.ofNullable(view.particulars().amount()),
                advice);
    }

    private static @Nullable String returnedBy(CaseView view) {
        return view.course().state() != CaseState.RETURNED
                ? null
                : view.currentRound().decisions().stream()
                        .filter(decided -> decided.decision() == Decision.RETURN)
                        .reduce((earlier, later) -> later)
                        .map(Line.Decided::decidedBy)
                        .orElse(null);
    }

    private Map<String, CaseView> casesOf(List<String> taskIds) {
        Map<String, CaseView> cases = new HashMap<>();
        if (taskIds.isEmpty()) {
            return cases;
        }
        Person reader = acts.person();
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .list();
        Map<String, String> roots =
                roots(tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
        Map<String, CaseView> byRoot = views.all(roots.values());
        tasks.forEach(task -> Optional.ofNullable(roots.get(task.getProcessInstanceId()))
                .map(byRoot::get)
                .filter(view -> view.mayBeReadBy(reader))
                .ifPresent(view -> cases.put(task.getId(), view)));
        return cases;
    }

    /** The root instances, by the instances: what a call activity starts belongs to its root's case. */
    private Map<String, String> roots(Set<String> instances) {
        return instances.isEmpty()
                ? Map.of()
                : unrestricted.read(() ->
                        engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceIds(instances)
                                .list()
                                .stream()
                                .collect(Collectors.toMap(
                                        ProcessInstance::getId, ProcessInstance::getRootProcessInstanceId)));
    }
}
