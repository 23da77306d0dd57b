package docket.engine.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    /** Another language makes the same: {@code printf '%s' '<canonical>' | sha256sum}. */
    @Test
    void the_canonical_form_and_its_hash_are_pinned() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", "지붕 수리");
        content.put("amount", 1.0);
        content.put("body", null);
        content.put("lines", List.of(Map.of("z", 1.5, "a", true), "x"));

        assertThat(new String(ContentHash.canonical(content), StandardCharsets.UTF_8))
                .isEqualTo("{\"amount\":1,\"body\":null,\"lines\":[{\"a\":true,\"z\":1.5},\"x\"],\"title\":\"지붕 수리\"}");
        assertThat(ContentHash.of(content))
                .isEqualTo("150d2c62e74b65cd859b10295260b338c5740687dd388ccebd4414559a9d4e64");
    }

    @Test
    void one_number_has_one_hash_however_it_is_typed() {
        List<Object> sames = Arrays.asList(5, 5L, 5.0, new BigDecimal("5.00"), (short) 5);
        assertThat(sames.stream().map(same -> ContentHash.of(Map.of("n", same))).distinct())
                .hasSize(1);
    }

    @Test
    void another_value_has_another_hash() {
        assertThat(ContentHash.of(Map.of("n", 5))).isNotEqualTo(ContentHash.of(Map.of("n", "5")));
        assertThat(ContentHash.of(Map.of("n", 5))).isNotEqualTo(ContentHash.of(Map.of("n", 5.5)));
    }
}
