package docket.engine.advanced;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.engine.advanced.EngineAdvanced.EngineStep;
import docket.engine.store.CurrentEvents;
import docket.engine.store.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the steps of one transaction have in common is said once, and each of them still says all of it in full. */
class EngineAdvancedTest {

    private static final ObjectMapper JSON = RecordJson.mapper();
    private static final String CASE = "01a22db9-0e17-799c-91c9-72fb432877d4";

    /** As the engine told them: an officer is the first of two to decide in parallel, and the one stage ends another way. */
    private static List<EngineStep> told() throws IOException {
        try (InputStream steps = EngineAdvancedTest.class.getResourceAsStream("told.json")) {
            return JSON.readValue(Objects.requireNonNull(steps), new TypeReference<>() {});
        }
    }

    private static EngineAdvanced placed(List<EngineStep> steps) {
        return EngineAdvanced.of(List.of(), steps, List.of(CASE), List.of(CASE));
    }

    @Test
    void a_place_is_said_once_and_each_step_says_where_it_was_taken() throws IOException {
        EngineAdvanced placed = placed(told());

        try (InputStream stored = EngineAdvancedTest.class.getResourceAsStream("stored.json")) {
            assertThat(JSON.valueToTree(placed).toPrettyString())
                    .isEqualTo(JSON.readTree(Objects.requireNonNull(stored)).toPrettyString());
        }
        assertThat(JSON.writeValueAsBytes(placed).length).isLessThan(JSON.writeValueAsBytes(told()).length / 2);
    }

    @Test
    void nothing_that_was_told_of_a_step_is_lost() throws IOException {
        assertThat(missing(told(), stored(placed(told())))).isEmpty();
    }

    @Test
    void nothing_is_lost_of_steps_that_agree_in_nothing() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> names = List.of(
                "instance",
                "definition",
                "process",
                "execution",
                "activity",
                "activityInstance",
                "activityType",
                "parentActivityInstance",
                "task",
                "scope",
                "state");
        List<String> values = List.of("a", "b", "a:1", "b:1:2", "c");
        for (int event = 0; event < 2_000; event++) {
            List<EngineStep> steps = new ArrayList<>();
            for (int step = random.nextInt(8); step > 0; step--) {
                Map<String, String> facts = new HashMap<>();
                names.stream()
                        .filter(name -> random.nextInt(3) > 0)
                        .forEach(name -> facts.put(name, values.get(random.nextInt(values.size()))));
                steps.add(new EngineStep(
                        List.of("activity.start", "variable.create", "task.update", "job")
                                .get(random.nextInt(4)),
                        facts));
            }
            assertThat(missing(steps, stored(placed(steps))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void steps_of_the_first_revision_say_what_they_said() throws IOException {
        List<EngineStep> told = told();
        List<Map<String, Object>> steps = told.stream()
                .map(step -> Map.<String, Object>of("kind", step.kind(), "facts", step.facts()))
                .toList();
        byte[] stored = JSON.writeValueAsBytes(Map.of(
                "commands", List.of(), "steps", steps, "processInstances", List.of(CASE), "cases", List.of(CASE)));

        EngineAdvanced read = (EngineAdvanced) CurrentEvents.read("engine-advanced", "1", ByteBuffer.wrap(stored));

        assertThat(read.stepsInFull()).isEqualTo(told);
        assertThat(read.places())
                .hasEntrySatisfying(
                        "instance", place -> assertThat(place.instance()).isEqualTo(CASE));
        assertThat(read.cases()).containsExactly(CASE);
    }

    @Test
    void refuses_a_step_at_a_place_that_is_not_there_and_a_place_in_itself() {
        for (String altered : List.of(
                "{\"commands\":[],\"places\":{},\"steps\":[{\"kind\":\"job\",\"at\":\"decide\"}],\"cases\":[]}",
                "{\"commands\":[],\"places\":{\"a\":{\"in\":\"b\"},\"b\":{\"in\":\"a\"}},\"steps\":[],\"cases\":[]}",
                "{\"commands\":[],\"places\":{\"a\":{\"in\":\"b\"}},\"steps\":[],\"cases\":[]}")) {
            assertThatThrownBy(
                            () -> CurrentEvents.read("engine-advanced", "2", ByteBuffer.wrap(altered.getBytes(UTF_8))))
                    .isInstanceOf(JsonMappingException.class)
                    .hasMessageContaining("Expected");
        }
    }

    private static List<EngineStep> stored(EngineAdvanced placed) throws IOException {
        return JSON.readValue(JSON.writeValueAsBytes(placed), EngineAdvanced.class)
                .stepsInFull();
    }

    /** Facts of the one that the other does not have. */
    private static List<Object> missing(List<EngineStep> told, List<EngineStep> read) {
        List<Object> missing = new ArrayList<>();
        assertThat(read).hasSameSizeAs(told);
        for (int number = 0; number < told.size(); number++) {
            missing.addAll(told.get(number).facts().entrySet());
            missing.removeAll(read.get(number).facts().entrySet());
            if (!told.get(number).kind().equals(read.get(number).kind())) {
                missing.add(told.get(number).kind());
            }
        }
        return missing.isEmpty() ? Collections.emptyList() : missing;
    }
}
