package docket.benchmark.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs one worker and hands it its orders, a line of JSON at a time. Answers are lines that begin with
 * {@value #ANSWER}. Every program answers {@code {"memory":true}} by itself. It ends with its input.
 */
public final class WorkerMain {

    static final String ANSWER = "@answer ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkerMain() {}

    /** @param args the worker's class, and what its constructor takes, as a list */
    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        List<String> arguments = Arrays.asList(args).subList(1, args.length);
        try (Worker worker = (Worker)
                        Class.forName(args[0]).getConstructor(List.class).newInstance(arguments);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answer(answers, Map.of("port", worker.port()));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                JsonNode order = JSON.readTree(line);
                answer(answers, order.has("memory") ? Memory.ofThisProgram() : worker.obey(order));
            }
        } catch (Exception e) {
            e.printStackTrace();
            answer(answers, Map.of("failure", String.valueOf(e)));
        }
        System.exit(0);
    }

    private static void answer(PrintStream answers, Object answer) throws Exception {
        answers.println(ANSWER + JSON.writeValueAsString(answer));
        answers.flush();
    }
}
