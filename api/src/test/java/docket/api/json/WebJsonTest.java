package docket.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebJsonTest {

    record Sample(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Map<String, Object> content) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"other\": 1}",
                "{\"text\": 1}",
                "{\"text\": true}",
                "{\"text\": []}",
                "{\"text\": {}}",
                "{\"number\": \"1\"}",
                "{\"number\": 1.5}",
                "{\"number\": 99999999999}",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "{\"text\": \"a\"} {}",
                "{\"text\": \"\\u0000\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"text\": \"\\udc00\\ud800\"}",
                "[]",
                "\"text\"",
                "{"
            })
    void refuses_what_is_not_exactly_the_form(String json) {
        assertThatThrownBy(() -> WebJson.mapper().readValue(json, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void reads_every_character_that_can_be_stored() throws Exception {
        Sample sample = WebJson.mapper().readValue("{\"text\": \"결재 \\ud83d\\ude00 \\t\"}", Sample.class);

        assertThat(sample.text()).isEqualTo("결재 \uD83D\uDE00 \t");
    }

    @Test
    void refuses_a_body_that_is_nested_too_deep() {
        String json = "{\"content\": {\"a\": " + "[".repeat(100) + "]".repeat(100) + "}}";

        assertThatThrownBy(() -> WebJson.mapper().readValue(json, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
