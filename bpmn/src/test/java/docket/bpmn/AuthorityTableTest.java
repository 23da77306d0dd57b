package docket.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authority table, asked as the record asks it, by Camunda's decision engine. */
class AuthorityTableTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = ENGINE.parseDecision(
            "authority",
            new ByteArrayInputStream(Shipped.resource("authority/authority.dmn").bytes()));

    @ParameterizedTest(name = "{0} {1} {3} {2} on {4}: {5}")
    @CsvSource({
        // kind, organisation, currency, minor units, day, holders, default line of the first rule
        "payment, facilities, EUR,       3434, 2026-11-23, supervisor director, 'review:administration,approve:supervisor'",
        "payment, finance,    KRW, 9000000000, 2017-01-09, supervisor director, 'review:administration,approve:supervisor'",
        "payment, parks,      JPY,          0, 2010-01-01, supervisor director, 'review:administration,approve:supervisor'",
        "payment, facilities, ,              , 2026-11-23, supervisor director, 'review:administration,approve:supervisor'",
        "payment, facilities, EUR,       3434, 2009-12-31, '',                  ",
        "purchase, finance,   KRW,   10000000, 2026-11-23, supervisor director, 'review:administration,approve:supervisor'",
        "purchase, finance,   KRW,   10000001, 2026-11-23, director,            'review:administration,concur:budget-owner,approve:director'",
        "purchase, it,        KRW,   10000001, 2026-11-23, supervisor director, 'review:administration,approve:supervisor'",
        "purchase, it,        KRW,   20000001, 2026-11-23, director,            'review:administration,concur:budget-owner,approve:director'",
        "purchase, finance,   EUR,    1000000, 2026-11-23, supervisor director, 'review:administration,approve:supervisor'",
        "purchase, finance,   JPY,          1, 2026-11-23, director,            'review:administration,concur:budget-owner,approve:director'",
        "purchase, finance,   ,              , 2026-11-23, director,            'review:administration,concur:budget-owner,approve:director'",
        "contract, finance,   KRW,   50000000, 2026-11-23, supervisor director, 'review:administration,concur:budget-owner,approve:supervisor'",
        "travel, education,   KRW,    2000000, 2024-12-31, director,            'review:administration,approve:director'",
        "travel, education,   KRW,    2000000, 2025-01-01, supervisor director, 'review:administration,approve:supervisor'",
        "travel, education,   KRW,    1000000, 2024-12-31, supervisor director, 'review:administration,approve:supervisor'",
        "budget, welfare,     KRW,    5000000, 2026-11-23, supervisor director, 'review:administration,concur:budget-owner,approve:supervisor'",
        "budget, welfare,     KRW,    5000001, 2026-11-23, director,            'review:administration,concur:budget-owner,approve:director'",
        "reallocation, welfare, KRW, 50000000, 2026-11-23, supervisor director, 'review:administration,concur:budget-owner,approve:supervisor'",
        "reallocation, welfare, KRW, 50000001, 2026-11-23, director,            'review:administration,approve:director'",
        "transfer, welfare,     KRW,        1, 2026-11-23, director,            'review:administration,approve:director'",
        "policy, welfare,     ,              , 2026-11-23, director,            'review:administration,approve:director'",
        "other, welfare,      KRW,          1, 2026-11-23, director,            'review:administration,approve:director'",
        "sister-city, it,     ,              , 2026-11-23, director,            'review:administration,approve:director'",
    })
    void says_who_holds_the_power(
            String kind,
            String organization,
            @Nullable String currency,
            @Nullable Long amountMinor,
            String day,
            String holders,
            @Nullable String defaultLine) {
        DmnDecisionResult result = ask(kind, organization, currency, amountMinor, day);

        assertThat(String.join(" ", column(result, "holder"))).isEqualTo(holders);
        assertThat(column(result, "defaultLine").stream().findFirst().orElse(null))
                .isEqualTo(defaultLine);
    }

    @Test
    void names_the_rule_and_the_reason_in_both_languages() {
        DmnDecisionResult result = ask("payment", "facilities", "EUR", 3434L, "2026-11-23");

        assertThat(column(result, "rule")).containsExactly("payment-supervisor", "payment-director");
        assertThat(column(result, "reason")).first().asString().contains("supervisor");
        assertThat(column(result, "reasonKo")).first().asString().contains("전결");
    }

    @Test
    void asks_a_case_without_an_amount_as_one_of_zero_in_no_currency() {
        assertThat(column(ask("purchase", "finance", "", 0L, "2026-11-23"), "holder"))
                .isEqualTo(column(ask("purchase", "finance", null, null, "2026-11-23"), "holder"))
                .containsExactly("director");
    }

    private static DmnDecisionResult ask(
            String kind, String organization, @Nullable String currency, @Nullable Long amountMinor, String day) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", kind);
        inputs.put("organization", organization);
        inputs.put("currency", currency);
        inputs.put("amountMinor", amountMinor);
        inputs.put("day", day);
        return ENGINE.evaluateDecision(TABLE, inputs);
    }

    private static List<String> column(DmnDecisionResult result, String name) {
        return result.getResultList().stream()
                .map(row -> String.valueOf(row.get(name)))
                .toList();
    }
}
