package docket.benchmark.contest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Runs one contestant and does what it is told, a line of JSON at a time: {@code {"clients":4,"millis":8000}} lets clients
 * work, {@code {"settle":true}} waits until all is done, {@code {"check":4711}} looks for what is missing of so many cases. Answers are lines that begin with {@value #ANSWER}. It ends with
 * its input.
 */
public final class Program {

    public static final String ANSWER = "@answer ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Program() {}

    /** @param args the class of the contestant */
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        OpenTasks tasks = new OpenTasks();
        try (Contestant contestant = (Contestant)
                        Class.forName(args[0]).getConstructor(OpenTasks.class).newInstance(tasks);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Clients clients = new Clients(contestant);
            answer(answers, Map.of("ready", true, "port", System.getProperty("docket.port", "")));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answer(answers, obey(JSON.readTree(line), contestant, clients));
            }
        } catch (Exception e) {
            e.printStackTrace();
            answer(answers, Map.of("failure", String.valueOf(e)));
        }
        System.exit(0);
    }

    private static Object obey(JsonNode order, Contestant contestant, Clients clients) throws Exception {
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

    private static void answer(PrintStream answers, Object answer) throws Exception {
        answers.println(ANSWER + JSON.writeValueAsString(answer));
        answers.flush();
    }
}
