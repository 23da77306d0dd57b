package docket.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import docket.allocation.answer.Bound;
import docket.allocation.answer.Conflict;
import docket.allocation.certificate.Certificate;
import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocatorTest {

    private static final Currency WON = Currency.getInstance("KRW");
    private static final int ROUNDS = 400;

    private final RandomRounds rounds = new RandomRounds();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_most_value_is_found_under_one_tree_or_two(boolean two) {
        for (int n = 0; n < ROUNDS; n++) {
            Round round = rounds.small(Rule.VALUE, true, two);
            List<long[]> every = EveryAnswer.to(round);
            Optional<Certificate> answer = answer(round);
            assertThat(answer.isPresent()).as("%s", round).isEqualTo(!every.isEmpty());
            answer.ifPresent(certificate -> {
                assertThat(certificate.check()).as("%s", certificate).isEmpty();
                assertThat(certificate.value())
                        .as("%s", round)
                        .isEqualTo(every.stream()
                                .mapToLong(one -> EveryAnswer.value(round, one))
                                .max()
                                .orElseThrow());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void another_optimiser_finds_no_more_value_in_large_rounds(boolean two) {
        int shared = 0;
        for (int n = 0; n < 25; n++) {
            Round round = rounds.large(Rule.VALUE, true, two, 300, 20, 1);
            OptionalDouble best = LinearSolver.best(round);
            Optional<Certificate> answer = answer(round);
            assertThat(answer.isPresent()).as("%s", round).isEqualTo(best.isPresent());
            shared += answer.isPresent() ? 1 : 0;
            answer.ifPresent(certificate -> assertThat((double) certificate.value())
                    .as("%s", round)
                    .isCloseTo(best.orElseThrow(), withinPercentage(1e-7)));
        }
        assertThat(shared).isPositive();
    }

    @Test
    void levelled_raises_the_poorest_share_then_the_next() {
        for (int n = 0; n < ROUNDS; n++) {
            Round round = rounds.small(Rule.LEVELLED, true, false);
            answer(round).ifPresent(certificate -> {
                assertThat(certificate.check()).as("%s", certificate).isEmpty();
                assertThat(EveryAnswer.shares(round, granted(certificate)))
                        .as("%s", round)
                        .isEqualTo(EveryAnswer.to(round).stream()
                                .map(one -> EveryAnswer.shares(round, one))
                                .max(EveryAnswer::compare)
                                .orElseThrow());
            });
        }
    }

    @Test
    void proportional_gives_each_limit_what_is_asked_under_it_in_proportion_and_so_on_downwards() {
        Round round = new Round(
                WON,
                600,
                Rule.PROPORTIONAL,
                true,
                List.of(
                        new Limit("north", null, 0, null),
                        new Limit("south", null, 0, 150L),
                        new Limit("roads", "north", 350, null)),
                List.of(),
                List.of(
                        asks("a", "roads", 400),
                        asks("b", "north", 400),
                        asks("c", "south", 400),
                        asks("d", "elsewhere", 300),
                        asks("e", "elsewhere", 100)));

        // Of 1,600 asked, north needs 350, and the others share 250 as 400 : 300 : 100.
        assertThat(granted(answer(round).orElseThrow())).containsExactly(350, 0, 125, 94, 31);
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_keeps_every_bound_spends_what_it_can_and_proves_it(Rule rule) {
        for (int n = 0; n < ROUNDS; n++) {
            Round round = rounds.small(rule, true, false);
            answer(round).ifPresent(certificate -> {
                assertThat(certificate.check()).as("%s", certificate).isEmpty();
                assertThat(EveryAnswer.to(round))
                        .as("%s", round)
                        .anySatisfy(one -> assertThat(one).isEqualTo(granted(certificate)));
                assertThat(certificate.total().granted())
                        .as("%s", round)
                        .isEqualTo(EveryAnswer.to(round).stream()
                                .mapToLong(one -> LongStream.of(one).sum())
                                .max()
                                .orElseThrow());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_less_because_there_is_more(Rule rule) {
        for (int n = 0; n < ROUNDS; n++) {
            Round round = rounds.small(rule, true, false);
            Round richer = new Round(
                    WON, round.total() + 1, rule, true, round.organizations(), round.programs(), round.requests());
            answer(round).ifPresent(less -> {
                long[] more = granted(answer(richer).orElseThrow());
                for (int i = 0; i < more.length; i++) {
                    assertThat(more[i]).as("%s", round).isGreaterThanOrEqualTo(granted(less)[i]);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_conflict_cannot_be_kept_and_could_be_without_any_one_of_its_bounds(boolean two) {
        int seen = 0;
        for (int n = 0; n < 150; n++) {
            Round round = rounds.small(Rule.VALUE, true, two);
            if (Allocator.propose(round) instanceof Infeasible infeasible) {
                seen++;
                for (Conflict conflict : infeasible.conflicts()) {
                    isMinimal(round, conflict);
                }
            }
        }
        assertThat(seen).isPositive();
    }

    static void isMinimal(Round round, Conflict conflict) {
        assertThat(conflict.needs()).isGreaterThan(conflict.can());
        assertThat(EveryAnswer.to(round, conflict.limits()))
                .as("%s of %s", conflict, round)
                .isEmpty();
        for (Bound bound : conflict.limits()) {
            List<Bound> others = new ArrayList<>(conflict.limits());
            others.remove(bound);
            assertThat(EveryAnswer.to(round, others))
                    .as("%s without %s of %s", conflict, bound, round)
                    .isNotEmpty();
        }
    }

    @Test
    void what_each_rule_would_make_of_a_round_is_said_beside_the_others() {
        Round round = new Round(
                WON,
                600,
                Rule.LEVELLED,
                true,
                List.of(),
                List.of(),
                List.of(new Request("a", "office", null, 600, 0, 3), new Request("b", "office", null, 600, 0, 1)));
        assertThat(Allocator.compare((Proposal) Allocator.propose(round)))
                .containsExactly(
                        new Beside(Rule.VALUE, 600, 1_800, 0, 0),
                        new Beside(Rule.LEVELLED, 600, 1_200, 600, 500_000),
                        new Beside(Rule.PROPORTIONAL, 600, 1_200, 600, 500_000));
    }

    static Optional<Certificate> answer(Round round) {
        return Allocator.propose(round) instanceof Proposal proposal
                ? Optional.of(proposal.certificate())
                : Optional.empty();
    }

    static long[] granted(Certificate certificate) {
        return certificate.grants().stream().mapToLong(grant -> grant.granted()).toArray();
    }

    private static Request asks(String id, String organization, long asked) {
        return new Request(id, organization, null, asked, 0, 1);
    }
}
