package docket.api.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import docket.api.cli.client.DocketApi;
import docket.api.cli.client.DocketApi.Answer;
import docket.api.sample.SamplePerson;
import java.io.IOException;
import java.util.ArrayList;
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

    private final DocketApi api;
    private final Ledger ledger;
    private final Lock actable;
    private final Random random;
    private final String name;
    private int acts;
    private int rounds = 1;

    /** @param actable held during each act */
    Story(DocketApi api, Ledger ledger, Lock actable, long seed, int number) {
        this.api = api;
        this.ledger = ledger;
        this.actable = actable;
        this.random = new Random(seed * 1_000_003 + number);
        this.name = "drill-" + seed + "-" + number;
    }

    void run() throws IOException, InterruptedException {
        String caseId = undisturbed(this::start);
        if (caseId == null) {
            return;
        }
        if (random.nextInt(20) == 0) {
            undisturbed(() -> withdraw(caseId));
        }
        JsonNode found = find(caseId);
        while (found.path("closedAt").isNull()) {
            JsonNode open = found.path("openTasks");
            if (open.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            } else {
                JsonNode standing = found;
                undisturbed(() -> decide(caseId, standing, open.get(random.nextInt(open.size()))));
            }
            found = find(caseId);
        }
    }

    /** Null where it was refused, as a request for more than a budget line has is. */
    private @Nullable String start() throws IOException, InterruptedException {
        boolean budget = random.nextInt(3) == 0;
        Map<String, Object> content = new HashMap<>(Map.of("body", "A case of a drill."));
        if (budget) {
            content.put("lineId", Clerks.LINES.get(random.nextInt(Clerks.LINES.size())));
        }
        Map<String, Object> request = Map.of(
                "process",
                budget ? "budget-request" : "document-approval",
                "title",
                name,
                "kind",
                "payment",
                "organization",
                random.nextBoolean() ? "facilities" : "finance",
                "amount",
                Map.of("amount", String.valueOf(1 + random.nextInt(100)), "currency", "EUR"),
                "content",
                content,
                "approvalLine",
                line());
        Answer answer = act(DRAFTER, "/api/cases", request);
        if (answer.status() == 201) {
            String caseId = answer.body().path("caseId").asText();
            ledger.started(caseId);
            return caseId;
        }
        if (!answer.code().equals("insufficient-funds")) {
            ledger.complain("the start of " + name + " was answered " + answer);
        }
        return null;
    }

    private List<Map<String, Object>> line() {
        List<Map<String, Object>> line = new ArrayList<>();
        boolean parallel = random.nextInt(3) == 0;
        for (String group : List.of("pre-approver", "administration", "budget-owner")) {
            if (parallel || random.nextBoolean()) {
                Map<String, Object> step = new HashMap<>();
                step.put("kind", random.nextInt(3) == 0 ? "concur" : "review");
                step.put("group", group);
                if (parallel) {
                    step.put("parallel", "officers");
                }
                line.add(step);
            }
        }
        line.add(Map.of("kind", "approve", "group", random.nextBoolean() ? "supervisor" : "director"));
        return line;
    }

    private String withdraw(String caseId) throws IOException, InterruptedException {
        Answer answer = act(DRAFTER, "/api/cases/" + caseId + "/withdrawal", Map.of("reason", "Not needed any more."));
        if (answer.status() == 200) {
            ledger.done(caseId, Ledger.Act.withdrawal(DRAFTER));
        } else {
            ledger.complain("the withdrawal of " + name + " was answered " + answer);
        }
        return caseId;
    }

    private String decide(String caseId, JsonNode found, JsonNode task) throws IOException, InterruptedException {
        String taskId = task.path("taskId").asText();
        String decision = decision(found, task);
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
        return caseId;
    }

    private String decision(JsonNode found, JsonNode task) {
        int chance = random.nextInt(100);
        if (found.path("state").asText().equals("RETURNED")) {
            return chance < 80 && rounds < ROUNDS ? "RESUBMIT" : "WITHDRAW";
        }
        if (kind(found, task).equals("concur")) {
            return chance < 80 ? "CONCUR" : "DISSENT";
        }
        return chance < 80 ? "APPROVE" : chance < 92 ? "RETURN" : "REJECT";
    }

    /** Each group stands once on the line. */
    private static String kind(JsonNode found, JsonNode task) {
        String group = task.path("groups").path(0).asText();
        for (JsonNode step : found.path("approvalLine")) {
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
        return api.post(person, path, body, name + "-" + acts++);
    }

    private interface Act {
        @Nullable
        String carryOut() throws IOException, InterruptedException;
    }

    /** From the request to the note in the ledger, nobody examines. */
    private @Nullable String undisturbed(Act act) throws IOException, InterruptedException {
        actable.lockInterruptibly();
        try {
            return act.carryOut();
        } finally {
            actable.unlock();
        }
    }
}
