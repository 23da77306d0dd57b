package docket.cli.replay.budget;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import docket.cli.replay.Desk;
import docket.cli.replay.Mismatch;
import docket.cli.replay.SampleRole;
import docket.cli.replay.Work;
import docket.cli.replay.budget.Level.Step;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Asks for one change and decides it as the log did. What Docket refuses when it is asked for is no mismatch. */
final class ChangeReplay implements Work {

    /** What becomes of changes. Thread-safe. */
    interface Results {

        void approved(PlannedChange change);

        /** @param reason the code and the text of the refusal */
        void refused(PlannedChange change, String code, String reason);

        /** The authority table wants it decided above the level of the log. */
        void raised(PlannedChange change);
    }

    private static final SampleRole DRAFTER = SampleRole.EMPLOYEE;
    private static final Set<Integer> REFUSED = Set.of(400, 409, 422);

    private final DocketApi api;
    private final LinesOnDocket lines;
    private final Turns turns;
    private final int number;
    private final PlannedChange change;
    private final Results results;
    private final String key = UUID.randomUUID().toString();
    private int decisions;

    /** @param number in the log's order, in which changes are asked for */
    ChangeReplay(DocketApi api, LinesOnDocket lines, Turns turns, int number, PlannedChange change, Results results) {
        this.api = api;
        this.lines = lines;
        this.turns = turns;
        this.number = number;
        this.change = change;
        this.results = results;
    }

    @Override
    public String caseId() {
        return change.requestId();
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        try {
            decide();
            return new Outcome(caseId(), decisions, List.of());
        } catch (Mismatch e) {
            return new Outcome(caseId(), decisions, List.of(String.valueOf(e.getMessage())));
        }
    }

    private void decide() throws IOException, InterruptedException, Mismatch {
        List<Step> steps = change.level().steps();
        Answer now;
        turns.await(number);
        try {
            now = ask(steps, key);
            if (now.code().equals("authority-insufficient")) {
                steps = change.level().raised();
                now = ask(steps, key + "/raised");
            }
        } finally {
            turns.pass(number);
        }
        if (REFUSED.contains(now.status()) && !now.code().isEmpty()) {
            results.refused(change, now.code(), now.toString());
            return;
        }
        if (now.status() != 201) {
            throw new Mismatch("the start was answered " + now);
        }
        if (!steps.equals(change.level().steps())) {
            results.raised(change);
        }
        String caseId = now.body().path("caseId").asText();
        for (Step step : steps) {
            now = decide(step, caseId, now);
        }
        if (!now.body().path("state").asText().equals("APPROVED")) {
            throw new Mismatch("the last decision leaves the case "
                    + now.body().path("state").asText() + ", expected APPROVED");
        }
        results.approved(change);
    }

    private Answer ask(List<Step> steps, String act) throws IOException, InterruptedException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("process", "budget-transfer");
        request.put("title", change.title());
        request.put("kind", "budget");
        request.put("organization", LinesOnDocket.ORGANIZATION);
        request.put("content", Map.of("changeType", change.type(), "lines", rows()));
        request.put("approvalLine", steps.stream().map(Step::line).toList());
        return api.post(DRAFTER.person(), "/api/cases", request, act);
    }

    private List<Object> rows() {
        return change.parts().stream()
                .<Object>map(part -> Map.of(
                        "lineId",
                        lines.id(part.line()),
                        "amount",
                        Map.of("amount", PlannedChange.decimal(part.minorUnits()), "currency", PlannedChange.CURRENCY)))
                .toList();
    }

    private Answer decide(Step step, String caseId, Answer before) throws IOException, InterruptedException, Mismatch {
        JsonNode open = before.body().path("openTasks").path(0).path("taskId");
        String task = open.isTextual() ? open.asText() : new Desk(api).task(step.officer(), caseId);
        Answer answer = api.post(
                step.officer().person(),
                "/api/tasks/" + task + "/decision",
                Map.of("decision", step.decision()),
                key + "/" + decisions);
        if (answer.status() != 200) {
            throw new Mismatch(step.decision() + " by " + step.officer().person() + " was answered " + answer);
        }
        decisions++;
        return answer;
    }
}
