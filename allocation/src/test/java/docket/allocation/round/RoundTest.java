package docket.allocation.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTest {

    private static final Currency WON = Currency.getInstance("KRW");
    private static final Request GOOD = new Request("good", "office", null, 10, 0, 5);

    @Test
    void says_everything_that_is_wrong_at_once() {
        RoundRefused refused = refused(() -> new Round(
                WON,
                -1,
                Rule.VALUE,
                true,
                List.of(
                        new Limit("a", "b", 0, null),
                        new Limit("b", "a", 0, null),
                        new Limit("c", "nowhere", -1, null),
                        new Limit("c", null, 0, 5L),
                        new Limit("with\nbreak", null, 0, null)),
                List.of(),
                List.of(
                        GOOD,
                        GOOD,
                        new Request("nothing", "office", null, 0, 0, 5),
                        new Request("low", "office", null, 10, 11, 5),
                        new Request("worthless", "office", null, 10, 0, 0))));

        assertThat(refused.found())
                .extracting(found -> found.fault().code() + " " + found.subject())
                .contains(
                        "total-negative ",
                        "limits-in-a-circle a",
                        "parent-unknown c",
                        "limit-negative c",
                        "limit-twice c",
                        "name-unreadable with\nbreak",
                        "request-twice good",
                        "asked-not-positive nothing",
                        "minimum-out-of-range low",
                        "value-out-of-range worthless");
    }

    @Test
    void refuses_a_rule_that_the_round_has_no_meaning_for() {
        List<Limit> limits = List.of(new Limit("office", null, 0, 5L));
        assertThat(refused(() -> new Round(WON, 5, Rule.LEVELLED, true, limits, limits, List.of(GOOD)))
                        .found())
                .extracting(RoundRefused.Found::fault)
                .containsExactly(Fault.RULE_NEEDS_ONE_TREE);
        assertThat(refused(() -> new Round(WON, 5, Rule.PROPORTIONAL, false, limits, List.of(), List.of(GOOD)))
                        .found())
                .extracting(RoundRefused.Found::fault)
                .containsExactly(Fault.RULE_NEEDS_DIVISIBLE);
    }

    @Test
    void refuses_amounts_that_could_not_be_summed_exactly() {
        Request much = new Request("much", "office", null, Long.MAX_VALUE / 2, 0, 5);
        assertThat(refused(() -> new Round(WON, 5, Rule.VALUE, true, List.of(), List.of(), List.of(much)))
                        .found())
                .extracting(RoundRefused.Found::fault)
                .containsExactly(Fault.AMOUNTS_TOO_LARGE);
    }

    @Test
    void refuses_limits_that_nest_without_an_end() {
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            limits.add(new Limit("n" + i, i == 0 ? null : "n" + (i - 1), 0, null));
        }
        assertThat(refused(() -> new Round(WON, 5, Rule.VALUE, true, limits, List.of(), List.of(GOOD)))
                        .found())
                .extracting(RoundRefused.Found::fault)
                .containsOnly(Fault.LIMITS_TOO_DEEP);
    }

    @Test
    void a_decision_is_about_a_request_of_the_round_and_no_more_than_it_asks_for() {
        Round round = new Round(WON, 5, Rule.VALUE, true, List.of(), List.of(), List.of(GOOD));
        assertThat(round.deciding(Map.of("good", 3L)).requests().get(0).decided())
                .isEqualTo(3);
        assertThat(refused(() -> round.deciding(Map.of("other", 3L))).found())
                .containsExactly(new RoundRefused.Found(Fault.REQUEST_UNKNOWN, "other"));
        assertThat(refused(() -> round.deciding(Map.of("good", 11L))).found())
                .containsExactly(new RoundRefused.Found(Fault.DECIDED_OUT_OF_RANGE, "good"));
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_says_in_both_languages_what_to_do_next(Fault fault) {
        RoundRefused.Found found = new RoundRefused.Found(fault, "r-1");
        assertThat(found.in(Locale.ENGLISH)).endsWith(".").doesNotContain("{0}").hasSizeGreaterThan(40);
        assertThat(found.in(Locale.KOREA)).endsWith(".").doesNotContain("{0}").matches(".*[가-힣]{2}.*");
        assertThat(Arrays.asList(found.in(Locale.KOREA), found.in(Locale.FRANCE)))
                .doesNotHaveDuplicates();
    }

    private static RoundRefused refused(ThrowingCallable made) {
        RoundRefused refused = catchThrowableOfType(RoundRefused.class, made);
        assertThat(refused).isNotNull();
        return refused;
    }
}
