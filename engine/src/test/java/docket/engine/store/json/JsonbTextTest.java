package docket.engine.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.TestRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class JsonbTextTest {

    private static final List<String> LETTERS =
            List.of("a", "b", "Z", "_", "1", "지", "붕", "é", "𝄞", "\"", "\\", "/", "\n", "\t", " ", "<", "\u007f");

    private final TestRecord record = new TestRecord();
    private final JdbcTemplate jdbc = new JdbcTemplate(record.database().app());

    @AfterEach
    void drop() {
        record.close();
    }

    private record Named(int zz, String b, List<String> aaa, String absent) {}

    @Test
    void is_what_postgresql_prints_of_what_it_stores() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Object value = object(random, 4);
            String stored = RecordJson.mapper().writeValueAsString(value);
            assertThat(JsonbText.of(value)).isEqualTo(printed(stored));
        }
    }

    @Test
    void orders_the_fields_of_a_record_as_postgresql_does_and_leaves_absent_ones_out() {
        assertThat(JsonbText.of(new Named(1, "x", List.of("u", "v"), null)))
                .isEqualTo("{\"b\": \"x\", \"zz\": 1, \"aaa\": [\"u\", \"v\"]}")
                .isEqualTo(printed("{\"zz\":1,\"b\":\"x\",\"aaa\":[\"u\",\"v\"]}"));
    }

    private String printed(String json) {
        return jdbc.queryForObject("SELECT ?::jsonb::text", String.class, json);
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.put(text(random), value(random, depth - 1));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        List<Supplier<Object>> kinds = List.of(
                () -> text(random),
                () -> random.nextInt(),
                () -> random.nextLong(),
                () -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20),
                () -> BigDecimal.valueOf(random.nextLong(), random.nextInt(40) - 20),
                random::nextBoolean,
                () -> null,
                () -> Map.of(),
                () -> depth > 0 ? object(random, depth) : List.of(),
                () -> depth > 0
                        ? new ArrayList<>(Arrays.asList(value(random, depth - 1), value(random, depth - 1)))
                        : "");
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }
}
