package docket.api.enginerest.doors;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every writing operation of the engine's own OpenAPI document, called by every kind of person: each leaves its event,
 * or is refused and leaves nothing.
 */
class EveryOperationTest extends RestTest {

    private static final String NOBODY = "nobody";

    /** A clerk without the task, another draftsman, an auditor, the clerk with the task, and last who may do most. */
    private static final List<String> PEOPLE = List.of(NOBODY, DRAFTER, OTHER_DRAFTER, AUDITOR, SUPERVISOR, ADMIN);

    /** They may succeed without an event, for what they did changed nothing. */
    private static final Map<String, String> CHANGE_NOTHING = Map.of(
            "fetchAndLock", "who may see no external task locks none",
            "generateMigrationPlan", "it only computes",
            "validateMigrationPlan", "it only computes",
            "verifyUser", "it only looks",
            "checkPassword", "it only looks",
            "throwSignal", "no model can wait for a signal",
            "configureTelemetry", "the engine has no telemetry any more");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate database;

    private Ledger ledger;
    private LiveObjects objects;
    private Bodies bodies;
    private final List<String> defects = new ArrayList<>();
    private final Map<String, Client.Answer> refused = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private int calls;

    @BeforeEach
    void the_machine_rests() {
        jobs().shutdown();
        ledger = new Ledger(database);
        objects = new LiveObjects(engine, database, as(OTHER_DRAFTER));
        bodies = new Bodies(objects);
    }

    @AfterEach
    void the_machine_works_again() {
        objects.leave();
        engine.getManagementService()
                .createBatchQuery()
                .list()
                .forEach(batch -> engine.getManagementService().deleteBatch(batch.getId(), true));
        jobs().start();
    }

    @Test
    void every_writing_operation_leaves_its_event_or_is_refused() {
        List<Operation> operations = Operation.all();
        for (Operation operation : operations) {
            for (String person : PEOPLE) {
                call(operation, person);
            }
        }

        System.out.printf(
                "%d calls, %d of %d operations succeeded for somebody%n", calls, succeeded.size(), operations.size());
        assertThat(defects).isEmpty();
        refused.keySet().removeAll(succeeded);
        Map<String, Client.Answer> unexpected = new TreeMap<>(refused);
        unexpected.keySet().removeAll(NeverDone.CODES.keySet());
        assertThat(unexpected).as("operations that nobody succeeds with").isEmpty();
        assertThat(refused).as("operations that now succeed").containsOnlyKeys(NeverDone.CODES.keySet());
        assertThat(refused)
                .allSatisfy((operation, answer) ->
                        assertThat(answer.code()).as("%s", answer).isEqualTo(NeverDone.CODES.get(operation)));
        assertThat(ledger.eventsWith(Bodies.SECRET)).as("events with a secret").isZero();
        assertThat(ledger.filledHistory()).isEmpty();
    }

    private void call(Operation operation, String person) {
        String path = objects.path(operation);
        String body = operation.multipart()
                ? multipart()
                : operation.example().isMissingNode() ? "" : bodies.of(operation, DocketTest.PASSWORD);
        String request = "doors-" + calls++;
        String state = ledger.state();
        long last = ledger.last();
        Client client = person.equals(NOBODY) ? anonymous() : as(person);
        Client.Answer answer = client.with("X-Request-Id", request)
                .with("Content-Type", operation.multipart() ? "multipart/form-data; boundary=x" : "application/json")
                .send(operation.method(), "/engine-rest" + path, body);
        List<Ledger.Event> events = ledger.after(last, request);
        boolean changed = !state.equals(ledger.state());
        String what = person + ": " + operation + " [" + operation.id() + "] " + body.replaceAll("\\s+", " ") + " ⇒ "
                + answer;
        if (answer.status() >= 500) {
            defects.add("FAILS " + what);
        }
        if (answer.status() >= 300) {
            refused.put(operation.id(), answer);
            if (changed || !events.isEmpty()) {
                defects.add("REFUSED BUT DONE " + what + " " + events);
            }
        } else if (person.equals(NOBODY)) {
            defects.add("OPEN TO ALL " + what);
        } else {
            succeeded.add(operation.id());
            judge(operation, person, what, events, changed);
        }
    }

    private void judge(Operation operation, String person, String what, List<Ledger.Event> events, boolean changed) {
        if (!changed && events.isEmpty()) {
            if (!CHANGE_NOTHING.containsKey(operation.id())) {
                defects.add("NO EVENT, NO CHANGE " + what);
            }
            return;
        }
        List<Ledger.Event> advanced = events.stream()
                .filter(event -> event.type().equals("engine-advanced"))
                .toList();
        if (advanced.isEmpty()) {
            defects.add("CHANGED WITHOUT EVENT " + what);
        }
        for (Ledger.Event event : advanced) {
            if (!event.metadata().path("person").asText().equals(person)
                    || !event.metadata().path("door").asText().equals("engine-rest")
                    || event.payload().at("/commands/0/name").asText().isBlank()) {
                defects.add("WRONG EVENT " + event + " " + what);
            }
        }
    }

    private static String multipart() {
        return "--x\r\nContent-Disposition: form-data; name=\"model\"; filename=\"decide.form\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + Model.resource("/docket/models/forms/decide.form") + "\r\n--x--\r\n";
    }

    private org.camunda.bpm.engine.impl.jobexecutor.JobExecutor jobs() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
