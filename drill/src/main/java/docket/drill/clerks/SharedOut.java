package docket.drill.clerks;

import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.engine.line.Decision;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A round of money that is asked for, shared out and approved, beside the stories of clerks. */
public final class SharedOut {

    private static final String BUDGET_OFFICER = "min.budget";
    private static final String DRAFTER = "kim.employee";
    private static final String COMMITTEE = "lee.director";
    private static final String ROUNDS = "/api/budget/rounds";
    private static final int LOOKS = 600;
    private static final long LOOK_MILLIS = 100;

    /** @throws IllegalStateException where the program refuses a step */
    public static void approve(DocketApi api) throws IOException, InterruptedException {
        Answer opened = done(api.post(
                BUDGET_OFFICER,
                ROUNDS,
                Map.of(
                        "name",
                        "A round of a drill",
                        "fiscalYear",
                        2031,
                        "total",
                        money("500.00"),
                        "rule",
                        "VALUE",
                        "divisible",
                        true,
                        "limits",
                        List.of()),
                "round"));
        String round = ROUNDS + "/" + opened.body().path("roundId").asText();
        for (int number = 1; number <= 2; number++) {
            done(api.post(
                    DRAFTER,
                    round + "/requests",
                    Map.of(
                            "organization",
                            "facilities",
                            "lineCode",
                            "drill-" + number,
                            "name",
                            "A request of a drill",
                            "asked",
                            money("300.00"),
                            "value",
                            number,
                            "reason",
                            "To be shared out"),
                    "request-" + number));
        }
        done(api.post(BUDGET_OFFICER, round + "/closing", Map.of(), "closing"));
        String task = task(api, opened.body().path("caseId").asText());
        done(api.post(COMMITTEE, "/api/tasks/" + task + "/decision", Map.of("decision", Decision.APPROVE), "granting"));
    }

    private static String task(DocketApi api, String caseId) throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            String task = api.get(COMMITTEE, "/api/tasks?mine=true&case=" + caseId)
                    .body()
                    .at("/items/0/taskId")
                    .asText();
            if (!task.isEmpty()) {
                return task;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("Expected a task of the committee for case " + caseId);
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("Expected a round to go on but found " + answer);
        }
        return answer;
    }

    private SharedOut() {}
}
