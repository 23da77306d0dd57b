package docket.drill.random;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketApi.Answer;
import docket.drill.clerks.Line;
import docket.drill.random.Sight.Subscription;
import docket.drill.random.Sight.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case of a random model on a random path: one act at a time, by whoever may do it. */
final class Walk {

    private static final String DRAFTER = "kim.employee";
    private static final int ROUNDS = 3;
    private static final int WANDERS = 18;

    /** The refusals of an act that was worth trying; of a job, the engine's REST tells it within its own answer. */
    private static final Set<String> NO =
            Set.of("already-acted-on", "decision-bypassed", "fiscal-year-closed", "insufficient-funds");

    final RandomModel model;
    private final Doors doors;
    private final Staff staff;
    private final Random random;
    private final Set<String> deciders = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable String caseId;
    private int round = 1;
    private int steps;

    Walk(RandomModel model, Doors doors, Staff staff, long seed) {
        this.model = model;
        this.doors = doors;
        this.staff = staff;
        this.random = new Random(seed * 7_368_787 + model.number());
        random.nextInt();
    }

    String caseId() {
        return Objects.requireNonNull(caseId, "started");
    }

    List<String> path() {
        return path;
    }

    /** The answers that nobody should have got. */
    List<String> complaints() {
        return complaints;
    }

    int steps() {
        return steps;
    }

    void start() throws IOException, InterruptedException {
        Map<String, Object> content = new HashMap<>(Map.of("body", "A case of a drill."));
        if (model.budget()) {
            content.put("lineId", Money.lineOf(model));
        }
        Answer answer = doors.must(doors.post(
                DRAFTER,
                "/api/cases",
                Map.of(
                        "process",
                        model.key(),
                        "title",
                        "Case of " + model.key(),
                        "kind",
                        "payment",
                        "organization",
                        "facilities",
                        "amount",
                        Map.of("amount", "10", "currency", "EUR"),
                        "content",
                        content,
                        "approvalLine",
                        model.line() ? Line.draw(random, random.nextBoolean(), false) : List.of())));
        caseId = answer.body().path("caseId").asText();
        path.add("start");
    }

    private interface Act {
        Answer carryOut() throws IOException, InterruptedException;
    }

    private record Choice(int weight, String name, Act act) {}

    /** Does one thing that can be done now; false where everything waits for time to pass. */
    boolean step(Sight sight) throws IOException, InterruptedException {
        if (sight.round() != round) {
            round = sight.round();
            deciders.clear();
        }
        List<Choice> choices = choices(sight);
        if (choices.isEmpty()) {
            return false;
        }
        int chance = random.nextInt(choices.stream().mapToInt(Choice::weight).sum());
        for (Choice choice : choices) {
            chance -= choice.weight();
            if (chance < 0) {
                steps++;
                Answer answer = choice.act().carryOut();
                path.add(choice.name() + " -> " + answer);
                if (answer.status() / 100 != 2 && NO.stream().noneMatch(answer.toString()::contains)) {
                    complaints.add(choice.name() + " was answered " + answer);
                }
                return true;
            }
        }
        throw new IllegalStateException("No choice has this weight");
    }

    private boolean wanders() {
        return steps < WANDERS;
    }

    private List<Choice> choices(Sight sight) {
        List<Choice> choices = new ArrayList<>();
        String instance = "/engine-rest/process-instance/" + caseId();
        if (sight.suspended()) {
            choices.add(
                    new Choice(1, "activate", () -> doors.put(instance + "/suspended", Map.of("suspended", false))));
            return choices;
        }
        sight.tasks().forEach(task -> ofTask(choices, task));
        sight.works().forEach(work -> ofWork(choices, work));
        if (wanders()) {
            sight.subscriptions().forEach(subscription -> ofSubscription(choices, subscription));
        } else if (choices.isEmpty()) { // one may begin new work each time: those that end it catch up first
            sight.subscriptions().stream()
                    .min(Comparator.comparing(subscription -> path.stream()
                            .filter(step -> step.startsWith(subscription.name() + " -> "))
                            .count()))
                    .ifPresent(subscription -> ofSubscription(choices, subscription));
        }
        for (String job : sight.failedJobs()) {
            choices.add(new Choice(wanders() ? 3 : 1, "retry job " + job, () -> retry(job)));
        }
        if (wanders() && !choices.isEmpty()) {
            choices.add(new Choice(1, "suspend", () -> doors.put(instance + "/suspended", Map.of("suspended", true))));
            if (random.nextInt(40) == 0) {
                choices.add(new Choice(
                        1,
                        "withdraw",
                        () -> doors.post(
                                DRAFTER, "/api/cases/" + caseId() + "/withdrawal", Map.of("reason", "Not needed."))));
                choices.add(new Choice(1, "delete", () -> doors.delete(instance)));
            }
            for (String timer : sight.timers()) {
                choices.add(new Choice(
                        1,
                        "fire timer " + timer,
                        () -> doors.post(Doors.ADMIN, "/engine-rest/job/" + timer + "/execute", Map.of())));
            }
        }
        return choices;
    }

    private void ofSubscription(List<Choice> choices, Subscription subscription) {
        choices.add(new Choice(
                6,
                subscription.name(),
                () -> doors.post(Doors.ADMIN, subscription.trigger(), Map.of("variables", Map.of()))));
    }

    private Answer retry(String job) throws IOException, InterruptedException {
        if (model.budget()) {
            Money.allot(doors, model, "100");
        }
        return doors.put("/engine-rest/job/" + job + "/retries", Map.of("retries", 1));
    }

    private void ofTask(List<Choice> choices, JsonNode task) {
        String id = task.path("taskId").asText();
        String name = task.path("name").asText();
        String holder = task.hasNonNull("user") ? task.path("user").asText() : null;
        boolean isDrafters = task.path("kind").asText().equals("revise");
        if (isDrafters || holder == null || !deciders.contains(holder)) {
            String person = isDrafters || holder != null
                    ? Objects.requireNonNullElse(holder, DRAFTER)
                    : Staff.otherThan(deciders, random);
            String decision = decision(task.path("decisions"));
            choices.add(new Choice(
                    10, decision + " " + name + " by " + person, () -> decide(id, person, decision, isDrafters)));
        }
        if (isDrafters) {
            return;
        }
        String otherPerson = Staff.otherThan(deciders, random);
        String path = "/api/tasks/" + id + "/claim";
        if (holder == null) {
            choices.add(new Choice(
                    wanders() ? 3 : 0,
                    "claim " + name + " by " + otherPerson,
                    () -> doors.post(staff.hired(otherPerson), path, Map.of())));
        }
        if (holder == null && wanders() || holder != null && (wanders() || deciders.contains(holder))) {
            choices.add(
                    new Choice(2, "hand " + name + " to " + otherPerson, () -> handOver(id, staff.hired(otherPerson))));
        }
        if (holder != null && wanders()) {
            choices.add(new Choice(
                    2,
                    "release " + name,
                    () -> doors.post(Doors.ADMIN, "/engine-rest/task/" + id + "/unclaim", Map.of())));
        }
    }

    private Answer handOver(String task, String person) throws IOException, InterruptedException {
        return doors.post(Doors.ADMIN, "/engine-rest/task/" + task + "/assignee", Map.of("userId", person));
    }

    private String decision(JsonNode offered) {
        List<String> decisions = new ArrayList<>();
        offered.forEach(decision -> decisions.add(decision.asText()));
        boolean on = !wanders() || round >= ROUNDS || random.nextInt(100) < 80;
        if (decisions.contains("RESUBMIT")) {
            return on && round < ROUNDS ? "RESUBMIT" : "WITHDRAW";
        }
        return on ? decisions.get(0) : decisions.get(random.nextInt(decisions.size()));
    }

    private Answer decide(String task, String person, String decision, boolean isDrafters)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(Map.of("decision", decision, "opinion", "As the drill wants it."));
        if (!isDrafters) {
            body.put("overrideReason", "The drill knows better.");
        }
        Answer answer = doors.post(isDrafters ? person : staff.hired(person), "/api/tasks/" + task + "/decision", body);
        if (answer.status() == 200 && !isDrafters) {
            deciders.add(person);
        }
        return answer;
    }

    private void ofWork(List<Choice> choices, Work work) {
        String path = "/engine-rest/external-task/" + work.id();
        String name = " work at " + work.activity();
        if (work.failed()) {
            choices.add(new Choice(8, "retry" + name, () -> doors.put(path + "/retries", Map.of("retries", 2))));
            return;
        }
        if (work.worker() == null) {
            choices.add(new Choice(
                    10,
                    "fetch work",
                    () -> doors.post(
                            Doors.ADMIN,
                            "/engine-rest/external-task/fetchAndLock",
                            Map.of(
                                    "workerId",
                                    "drill",
                                    "maxTasks",
                                    1,
                                    "topics",
                                    List.of(Map.of("topicName", model.key(), "lockDuration", 600_000))))));
            return;
        }
        String answer = model.answers().get(work.activity());
        boolean yes = wanders() && random.nextInt(5) < 2;
        Map<String, Object> variables =
                answer == null ? Map.of() : Map.of(answer, Map.of("value", yes, "type", "Boolean"));
        choices.add(new Choice(
                10,
                "complete" + name + (answer == null ? "" : ": " + yes),
                () -> doors.post(
                        Doors.ADMIN, path + "/complete", Map.of("workerId", "drill", "variables", variables))));
        if (wanders()) {
            int retries = random.nextInt(2);
            choices.add(new Choice(
                    2,
                    "fail" + name + ", " + retries + " retries",
                    () -> doors.post(
                            Doors.ADMIN,
                            path + "/failure",
                            Map.of("workerId", "drill", "errorMessage", "It rains.", "retries", retries))));
        }
        if (model.fallible().contains(work.activity())) {
            choices.add(new Choice(
                    3,
                    "report an error of" + name,
                    () -> doors.post(
                            Doors.ADMIN, path + "/bpmnError", Map.of("workerId", "drill", "errorCode", "failed"))));
        }
    }
}
