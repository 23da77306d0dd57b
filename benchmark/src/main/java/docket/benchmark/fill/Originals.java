package docket.benchmark.fill;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.Draft;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.RunningDocket;
import docket.benchmark.machine.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Docket itself, making the cases that are copied: {@code {"closed":100,"open":20}}; answers the ids of the open ones. */
public final class Originals implements Worker {

    private final OpenTasks tasks = new OpenTasks();
    private final RunningDocket docket = new RunningDocket(tasks);

    public Originals(@SuppressWarnings("unused") List<String> arguments) throws Exception {}

    @Override
    public Object obey(JsonNode order) throws Exception {
        int closed = order.get("closed").asInt();
        List<String> open = new ArrayList<>();
        for (int number = 0; number < closed + order.get("open").asInt(); number++) {
            String caseId = docket.start(Draft.number(number));
            String task = tasks.await(caseId);
            if (number < closed) {
                docket.decide(task);
            } else {
                open.add(caseId);
            }
        }
        docket.settle();
        return Map.of("open", open);
    }

    @Override
    public void close() {
        docket.close();
    }
}
