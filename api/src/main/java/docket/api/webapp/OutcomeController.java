package docket.api.webapp;

import docket.api.page.words.Called;
import docket.api.page.words.Vocabulary;
import docket.api.page.words.Words;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.casefile.view.Line;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.engine.store.StoredEvent;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says to a clerk, as the record has it, what became of what they just did in Tasklist. */
@Hidden
@RestController
class OutcomeController {

    private static final int LATEST = 10;

    private final CaseEvents events;
    private final CaseViews views;
    private final Acts acts;
    private final Vocabulary vocabulary;

    OutcomeController(CaseEvents events, CaseViews views, Acts acts, Vocabulary vocabulary) {
        this.events = events;
        this.views = views;
        this.acts = acts;
        this.vocabulary = vocabulary;
    }

    /**
     * What is said of an outcome.
     *
     * @param more whether there will be more to say in a moment, when the next step is prepared
     */
    record OutcomeText(String text, boolean more) {}

    /**
     * The outcome of a decision, where the caller made it on the task in the instance; else of the draft that the
     * instance began with.
     *
     * @throws Refused UNKNOWN_TASK where it is neither
     */
    @GetMapping("/api/tasklist/outcome")
    OutcomeText outcome(@RequestParam(defaultValue = "") String task, @RequestParam String instance, Locale locale) {
        String person = acts.person().id();
        Optional<StoredEvent> decided = task.isBlank() ? Optional.empty() : decided(task, instance, person);
        return decided.flatMap(event -> views.find(event.stream())
                        .map(view -> new OutcomeText(
                                ofDecision(
                                        decision(event),
                                        view,
                                        vocabulary.of(locale, view.terms().process())),
                                isResubmitted(event) && isBeingPrepared(view))))
                .or(() -> views.find(instance)
                        .filter(view -> view.drafter().equals(person))
                        .map(view -> new OutcomeText(vocabulary.words(locale).say("outcome.drafted"), false)))
                .orElseThrow(() -> new Refused(StepRefusal.UNKNOWN_TASK, task));
    }

    private Optional<StoredEvent> decided(String task, String instance, String person) {
        return events.latest(task, LATEST).stream()
                .filter(event -> List.of("step-decided", "case-resubmitted", "case-withdrawn")
                        .contains(event.type()))
                .filter(event -> event.metadata().path("person").asText().equals(person)
                        && event.metadata().path("processInstance").asText().equals(instance))
                .findFirst();
    }

    private static boolean isResubmitted(StoredEvent event) {
        return event.type().equals("case-resubmitted");
    }

    private static boolean isBeingPrepared(CaseView view) {
        return view.course().state() == CaseState.OPEN
                && view.line().openTasks().isEmpty();
    }

    private static Decision decision(StoredEvent event) {
        return switch (event.type()) {
            case "case-resubmitted" -> Decision.RESUBMIT;
            case "case-withdrawn" -> Decision.WITHDRAW;
            default -> event.event(StepDecided.class).decision();
        };
    }

    private static String ofDecision(Decision decision, CaseView view, Called called) {
        Words words = called.words();
        return switch (view.course().state()) {
            case APPROVED ->
                decision != Decision.APPROVE
                        ? spent(decision, view, called)
                        : view.course().number() == null
                                ? words.say("outcome.approved.unnumbered")
                                : words.say("outcome.approved", view.course().number());
            case REJECTED -> words.say("outcome.rejected");
            case WITHDRAWN -> words.say("outcome.withdrawn");
            case RETURNED -> words.say("outcome.returned", called.person(view.drafter()));
            default -> {
                String done = words.say("outcome.done", words.of("decision", decision));
                String next = view.line().openTasks().isEmpty()
                        ? words.say("outcome.later")
                        : words.say("outcome.next", next(view, called));
                yield done + (decision == Decision.RESUBMIT ? otherLine(view, called) : "") + " " + next;
            }
        };
    }

    /** What was done with the money of a case that is approved, and who is next. */
    private static String spent(Decision decision, CaseView view, Called called) {
        Words words = called.words();
        String next = view.line().openTasks().isEmpty()
                ? words.say("outcome.spent")
                : words.say("outcome.next", next(view, called));
        return words.say("outcome.done", words.of("decision", decision)) + " " + next;
    }

    /** Says that the approval line is another than in the round before, as a corrected amount or kind makes it. */
    private static String otherLine(CaseView view, Called called) {
        int rounds = view.line().rounds().size();
        List<String> before =
                rounds < 2 ? List.of() : steps(view.line().rounds().get(rounds - 2), called);
        List<String> now = steps(view.currentRound(), called);
        return before.isEmpty() || now.isEmpty() || before.equals(now)
                ? ""
                : " " + called.words().say("outcome.line", String.join(", ", before), String.join(", ", now));
    }

    private static List<String> steps(Line.Round round, Called called) {
        return round.line().stream()
                .map(step -> called.words().of("kind", step.kind().code()) + " "
                        + (step.user() != null
                                ? called.person(step.user())
                                : called.several(List.of(String.valueOf(step.group())))))
                .toList();
    }

    private static String next(CaseView view, Called called) {
        return view.line().openTasks().stream()
                .map(task -> called.words().of("kind", task.kind().code()) + " "
                        + (task.user() != null ? called.person(task.user()) : called.several(task.groups())))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
