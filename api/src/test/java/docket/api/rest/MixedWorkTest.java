package docket.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** 32 clients start, claim, decide, reserve, withdraw and read at once, over few cases and few lines. */
class MixedWorkTest extends RestTest {

    private static final int CLIENTS = 32;
    private static final Duration WORK = Duration.ofSeconds(15);
    private static final Duration SECONDS_AT_MOST = Duration.ofSeconds(15);
    private static final List<String> OFFICERS = List.of(REVIEWER, BUDGET_OWNER, SUPERVISOR, DIRECTOR);

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> lines = new ArrayList<>();

    @Test
    void mixed_work_meets_no_fault_no_deadlock_and_no_long_wait() throws Exception {
        long seed = Long.getLong("docket.seed", System.nanoTime());
        System.out.println("MixedWorkTest: repeat with -Ddocket.seed=" + seed);
        for (int i = 0; i < 3; i++) {
            lines.add(budgetLine("M" + i + "-" + System.nanoTime(), "Mixed", "500 EUR"));
        }
        long end = System.nanoTime() + WORK.toNanos();

        List<Long> longest = Clients.together(CLIENTS, client -> work(new Random(seed + client), end));

        System.out.println("MixedWorkTest: answers by status " + statuses);
        assertThat(statuses.keySet()).allSatisfy(status -> assertThat(status).isIn(200, 201, 204, 403, 404, 409, 422));
        assertThat(Duration.ofNanos(longest.stream().max(Long::compare).orElseThrow()))
                .isLessThan(SECONDS_AT_MOST);
        lines.forEach(this::balances);
    }

    private long work(Random random, long end) {
        long longest = 0;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            statuses.merge(step(random).status(), 1, Integer::sum);
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        return longest;
    }

    private Client.Answer step(Random random) {
        String line = lines.get(random.nextInt(lines.size()));
        return switch (random.nextInt(10)) {
            case 0 -> as(DRAFTER).post("/api/cases", payment("Mixed", "review:administration", "approve:supervisor"));
            case 1 -> as(OTHER_DRAFTER).post("/api/cases", request(line));
            case 2 -> as(AUDITOR).get("/api/events?limit=20&after=" + random.nextInt(50));
            case 3 -> as(DRAFTER).get("/api/budget/lines/" + line);
            default -> decide(random);
        };
    }

    private Client.Answer decide(Random random) {
        String officer = random.nextInt(6) == 0 ? OTHER_DRAFTER : OFFICERS.get(random.nextInt(OFFICERS.size()));
        Client.Answer mine = as(officer).get("/api/tasks?mine=true&limit=5");
        JsonNode tasks = mine.json().path("items");
        if (tasks.isEmpty()) {
            return mine;
        }
        JsonNode task = tasks.path(random.nextInt(tasks.size()));
        String path = "/api/tasks/" + task.path("taskId").asText();
        if (random.nextInt(5) == 0) {
            return as(officer).post(path + "/claim");
        }
        if (random.nextInt(12) == 0) {
            return as(OTHER_DRAFTER)
                    .post("/api/cases/" + task.path("caseId").asText() + "/withdrawal", Map.of("reason", "Mixed"));
        }
        String decision = officer.equals(OTHER_DRAFTER)
                ? (random.nextBoolean() ? "RESUBMIT" : "WITHDRAW")
                : List.of("APPROVE", "APPROVE", "RETURN", "REJECT").get(random.nextInt(4));
        return as(officer)
                .post(
                        path + "/decision",
                        Map.of("decision", decision, "opinion", "Mixed.", "overrideReason", "Mixed."));
    }

    private static Map<String, Object> request(String lineId) {
        Map<String, Object> request = payment("Mixed", "review:administration", "approve:supervisor");
        request.put("process", "budget-request");
        request.put("content", Map.of("body", "Mixed", "lineId", lineId));
        return request;
    }

    private void balances(String lineId) {
        JsonNode line = as(DRAFTER).get("/api/budget/lines/" + lineId).json();
        assertThat(amount(line, "available")).isNotNegative();
        assertThat(amount(line, "available") + amount(line, "reserved") + amount(line, "committed"))
                .isEqualTo(amount(line, "appropriation"));
    }

    private static long amount(JsonNode line, String part) {
        return new BigDecimal(line.path(part).path("amount").asText())
                .movePointRight(2)
                .longValueExact();
    }
}
