package docket.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import docket.cli.client.DocketApi;
import docket.cli.client.DocketApi.Answer;
import java.io.IOException;
import java.time.Duration;

/** Where an officer finds what they are to decide. */
public final class Desk {

    /** Scoring is asynchronous: a round's first task appears some time after its submission. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final DocketApi api;

    public Desk(DocketApi api) {
        this.api = api;
    }

    /**
     * Waits for a task of the case.
     *
     * @throws Mismatch if there is none for a long time, or the list is refused
     */
    public String task(SampleRole officer, String caseId) throws IOException, InterruptedException, Mismatch {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (long pause = 20; ; pause = Math.min(pause * 3 / 2, 400)) {
            Answer answer = api.get(officer.person(), "/api/tasks?mine=true&case=" + caseId);
            JsonNode task = answer.body().path("items").path(0).path("taskId");
            if (answer.status() == 200 && task.isTextual()) {
                return task.asText();
            }
            if (answer.status() != 200 || System.nanoTime() > giveUp) {
                throw new Mismatch("no task for " + officer.person() + "; the list was answered " + answer);
            }
            Thread.sleep(pause);
        }
    }
}
