package docket.api.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {

    @ParameterizedTest
    @CsvSource({"1200000.00, KRW, 1200000 KRW", "34.34, EUR, 34.34 EUR", "0, KRW, 0 KRW", "-0.00, EUR, 0.00 EUR"})
    void reads_amounts_with_the_digits_of_their_currency(String amount, String currency, String money) {
        assertThat(new MoneyJson(amount, currency).notNegative("amount")).hasToString(money);
    }

    @ParameterizedTest
    @CsvSource({"34.345, EUR", "0.5, KRW", "-1, KRW", "1, ABC", "999999999999999999, EUR", "1, XXX", "1, XAU", "1, CHE"
    })
    void refuses_amounts_that_are_none(String amount, String currency) {
        assertThatThrownBy(() -> new MoneyJson(amount, currency).notNegative("amount"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(RequestRefusal.INVALID_AMOUNT);
                    assertThat(refused.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.field()).startsWith("amount."));
                });
    }

    @Test
    void refuses_content_that_the_record_could_not_keep() {
        refusesContent(Map.of("text", "x".repeat(ContentLimits.MAX_TEXT + 1)), "content.text");
        refusesContent(Map.of("text", "\u0000"), "content.text");
        refusesContent(Map.of("number", Double.POSITIVE_INFINITY), "content.number");
        refusesContent(Map.of("number", new BigDecimal("1e35")), "content.number");
        refusesContent(Map.of("list", List.of("a", "b")), "content.list[0]");
        refusesContent(Map.of("object", Map.of("a", 1)), "content.object");
        refusesContent(
                IntStream.rangeClosed(0, ContentLimits.MAX_ENTRIES)
                        .boxed()
                        .collect(Collectors.toMap(n -> "n" + n, n -> n)),
                "content");
        refusesContent(Map.of("\u0000", "x"), "content");
        assertThatCode(() -> ContentLimits.check(
                        Map.of("body", "안녕", "n", new BigDecimal("12345678901234567.89"), "yes", true)))
                .doesNotThrowAnyException();
    }

    private static void refusesContent(Map<String, Object> content, String field) {
        assertThatThrownBy(() -> ContentLimits.check(content))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }
}
