package docket.benchmark.contest;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.machine.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs one contestant: {@code {"clients":4,"millis":8000}} lets clients work, {@code {"settle":true}} waits until all is
 * done, {@code {"check":4711}} looks for what is missing of so many cases.
 */
public final class ContestantWorker implements Worker {

    private final Contestant contestant;
    private final Clients clients;

    /** @param arguments the contestant's class */
    public ContestantWorker(List<String> arguments) throws Exception {
        this.contestant = (Contestant)
                Class.forName(arguments.get(0)).getConstructor(OpenTasks.class).newInstance(new OpenTasks());
        this.clients = new Clients(contestant);
    }

    @Override
    public Object obey(JsonNode order) throws Exception {
        if (order.has("settle")) {
            contestant.settle();
            return Map.of();
        }
        if (order.has("check")) {
            return Map.of(
                    "losses", contestant.losses(order.get("check").asLong()),
                    "stored", contestant.stored());
        }
        return clients.run(
                order.get("clients").asInt(),
                Duration.ofMillis(order.get("millis").asLong()));
    }

    @Override
    public String port() {
        return contestant.port();
    }

    @Override
    public void close() throws Exception {
        contestant.close();
    }
}
