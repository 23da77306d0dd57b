package docket.engine.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{\"taskId\":\"한\",\"x\":1}                 | 한",
                "{\"x\":{\"taskId\":\"inner\"}}               | null",
                "{\"x\":[\"taskId\"],\"taskId\":7}            | 7",
                "{\"taskId\":null}                            | null",
                "{\"taskIds\":\"other\"}                      | null",
                "{\"\\u0074askId\":\"written otherwise\"}     | written otherwise",
                "{\"taskId\":\"first\",\"taskId\":\"last\"}   | last",
                "{}                                           | null"
            })
    void reads_one_field_at_the_top(String object, String expected) throws Exception {
        assertThat(text("before" + object, 6)).isEqualTo(expected);
    }

    @Test
    void what_is_no_json_is_an_error_where_the_name_is_in_it() {
        Assertions.assertThatThrownBy(() -> text("{\"taskId\"", 0)).isInstanceOf(IOException.class);
    }

    private static String text(String object, int from) throws IOException {
        byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
        return JsonField.text(ByteBuffer.wrap(bytes, from, bytes.length - from), "taskId");
    }
}
