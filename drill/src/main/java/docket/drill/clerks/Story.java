package docket.drill.clerks;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.sample.SamplePerson;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** One case from its start to its end, on a random path, by one client that repeats what was not answered. */
final class Story {

    private static final String DRAFTER = "kim.employee";
    private static final int ROUNDS = 3;
    private static final long PAUSE_MILLIS = 50;
    private static final long TIMER_PAUSE_MILLIS = 250;
    private static final long TIMER_NANOS =
            60_000_000_000L; // a timer that was set before a clock went back is due in hours

    private final DocketApi api;
    private final Ledger ledger;
    private final Lock actable;
    private final Random random;
    private final String name;
    private int acts;
    private int rounds = 1;
    private @Nullable String started;

    /** @param actable held during each act */
    Story(DocketApi api, Ledger ledger, Lock actable, long seed, int number) {
        this.api = api;
        this.ledger = ledger;
        this.actable = actable;
        this.random = new Random(seed * 1_000_003 + number);
        this.name = "drill-" + seed + "-" + number;
    }

    void run() throws IOException, InterruptedException {
        undisturbed(this::start);
        String caseId = started;
        if (caseId == null) {
            return;
        }
        if (random.nextInt(20) == 0) {
            undisturbed(() -> withdraw(caseId));
        }
        boolean waitsForTimer = random.nextInt(3) > 0;
        long timerUntil = System.nanoTime() + TIMER_NANOS;
        JsonNode caseJson = find(caseId);
        while (caseJson.path("closedAt").isNull()) {
            JsonNode open = caseJson.path("openTasks");
            waitsForTimer &= System.nanoTime() < timerUntil;
            if (open.isEmpty() || (waitsForTimer && isReminded(caseJson) && untouched(caseJson))) {
                Thread.sleep(open.isEmpty() ? PAUSE_MILLIS : TIMER_PAUSE_MILLIS);
            } else {
                JsonNode standing = caseJson;
                undisturbed(() -> decide(caseId, standing, open.get(random.nextInt(open.size()))));
            }
            caseJson = find(caseId);
        }
    }

    private static boolean isReminded(JsonNode caseJson) {
        return caseJson.path("process").asText().equals(Reminder.PROCESS);
    }

    /** Whether the case's timer has not fired, or was not heard of. */
    private static boolean untouched(JsonNode caseJson) {
        return caseJson.path("score").isEmpty();
    }

    /** Starts the case; there is none where it was refused, as a request for more than a budget line has. */
    private void start() throws IOException, InterruptedException {
        Map<String, Object> request = new HashMap<>(Map.of(
                "title",
                name,
                "kind",
                "payment",
                "organization",
                random.nextBoolean() ? "facilities" : "finance",
                "amount",
                Map.of("amount", String.valueOf(1 + random.nextInt(100)), "currency", "EUR")));
        Map<String, Object> content = new HashMap<>(Map.of("body", "A case of a drill."));
        request.put("content", content);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                request.put("organization", Clerks.ORGANIZATION);
                content.put("lineId", Clerks.LINES.get(random.nextInt(Clerks.LINES.size())));
                request.put("process", "budget-request");
                request.put("approvalLine", line());
            }
            case 2 -> request.put("process", Reminder.PROCESS);
            default -> {
                content.put("payee", "Hong Gil-dong");
                request.put("process", "document-approval");
                request.put("approvalLine", line());
            }
        }
        Answer answer = act(DRAFTER, "/api/cases", request);
        if (answer.status() == 201) {
            String caseId = answer.body().path("caseId").asText();
            ledger.started(caseId);
            started = caseId;
        } else if (!answer.code().equals("insufficient-funds")) {
            ledger.complain("the start of " + name + " was answered " + answer);
        }
    }

    private List<Map<String, Object>> line() {
        boolean parallel = random.nextInt(3) == 0;
        return Line.draw(random, parallel, parallel);
    }

    private void withdraw(String caseId) throws IOException, InterruptedException {
        Answer answer = act(DRAFTER, "/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Not needed any more."));
        if (answer.status() == 200) {
            ledger.done(caseId, Ledger.Act.withdrawal(DRAFTER));
        } else {
            ledger.complain("the withdrawal of " + name + " was answered " + answer);
        }
    }

    private void decide(String caseId, JsonNode caseJson, JsonNode task) throws IOException, InterruptedException {
        String taskId = task.path("taskId").asText();
        String decision = decision(caseJson, task);
        String person = person(task);
        Map<String, Object> body = new HashMap<>(Map.of("decision", decision, "opinion", "As the drill wants it."));
        if (decision.equals("RESUBMIT")) {
            rounds++;
            body.put("approvalLine", line());
        }
        String path = "/api/tasks/" + taskId + "/decision";
        Answer answer = act(person, path, body);
        if (answer.code().equals("override-reason-required")) {
            body.put("overrideReason", "The drill knows better.");
            answer = act(person, path, body);
        }
        if (answer.status() == 200) {
            ledger.done(caseId, Ledger.Act.decision(taskId, person, decision));
        } else if (!answer.code().equals("insufficient-funds")) {
            ledger.complain(decision + " of " + name + " by " + person + " was answered " + answer);
        }
    }

    private String decision(JsonNode caseJson, JsonNode task) {
        int chance = random.nextInt(100);
        if (caseJson.path("state").asText().equals("RETURNED")) {
            return chance < 80 && rounds < ROUNDS ? "RESUBMIT" : "WITHDRAW";
        }
        if (kind(caseJson, task).equals("concur")) {
            return chance < 80 ? "CONCUR" : "DISSENT";
        }
        if (isReminded(caseJson)) {
            return chance < 80 ? "APPROVE" : "REJECT";
        }
        return chance < 80 ? "APPROVE" : chance < 92 ? "RETURN" : "REJECT";
    }

    /** The kind of the task's step; each group stands once on the line. */
    private static String kind(JsonNode caseJson, JsonNode task) {
        String group = task.path("groups").path(0).asText();
        for (JsonNode step : caseJson.path("approvalLine")) {
            if (step.path("group").asText().equals(group)) {
                return step.path("kind").asText();
            }
        }
        return "";
    }

    private static String person(JsonNode task) {
        String user = task.path("user").asText("");
        return user.isEmpty()
                ? SamplePerson.inOneOf(List.of(task.path("groups").path(0).asText()))
                        .id()
                : user;
    }

    private JsonNode find(String caseId) throws IOException, InterruptedException {
        Answer answer = api.get(DRAFTER, "/api/cases/" + caseId);
        if (answer.status() != 200) {
            throw new IOException(name + " was acknowledged and is now answered " + answer);
        }
        return answer.body();
    }

    private Answer act(String person, String path, Map<String, Object> body) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        Answer answer = api.post(person, path, body, name + "-" + acts++);
        ledger.waited(System.nanoTime() - asked);
        return answer;
    }

    private interface Act {
        void carryOut() throws IOException, InterruptedException;
    }

    /** Does an act, from the request to the note in the ledger, while nobody examines. */
    private void undisturbed(Act act) throws IOException, InterruptedException {
        actable.lockInterruptibly();
        try {
            act.carryOut();
        } finally {
            actable.unlock();
        }
    }
}
