package docket.benchmark.growth;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.Draft;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.RunningDocket;
import docket.benchmark.machine.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Docket with much behind it: {@code {"cases":100}} lets one client take cases from start to end,
 * {@code {"questions":20}} asks each question so often; answers are microseconds.
 */
public final class DocketGrowth implements Worker {

    private final OpenTasks tasks = new OpenTasks();
    private final RunningDocket docket = new RunningDocket(tasks);
    private int cases;
    private String lastCase = "";

    public DocketGrowth(@SuppressWarnings("unused") List<String> arguments) throws Exception {}

    @Override
    public Object obey(JsonNode order) throws Exception {
        return order.has("cases")
                ? cases(order.get("cases").asInt())
                : questions(order.get("questions").asInt());
    }

    private Map<String, List<Long>> cases(int count) throws Exception {
        List<Long> whole = new ArrayList<>();
        List<Long> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            whole.add(micros(() -> {
                lastCase = docket.start(Draft.number(++cases));
                String task = tasks.await(lastCase);
                decisions.add(micros(() -> {
                    docket.decide(task);
                    return task;
                }));
                return task;
            }));
        }
        docket.settle();
        return Map.of("cases", whole, "decisions", decisions);
    }

    private Map<String, List<Long>> questions(int times) throws Exception {
        Map<String, List<Long>> micros = new LinkedHashMap<>();
        for (Question question : Question.values()) {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                own.add(micros(() ->
                        docket.as(Question.PERSON, List.of(Question.GROUP), () -> question.ask(docket, lastCase))));
            }
            micros.put(question.key(), own);
        }
        return micros;
    }

    private static long micros(Callable<?> act) throws Exception {
        long began = System.nanoTime();
        act.call();
        return (System.nanoTime() - began) / 1_000;
    }

    @Override
    public void close() {
        docket.close();
    }
}
