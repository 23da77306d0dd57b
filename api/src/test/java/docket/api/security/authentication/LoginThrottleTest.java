package docket.api.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void compares_no_password_after_too_many_wrong_ones() {
        guessWrong(LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS, "kim", "10.0.0.1");

        assertThatThrownBy(() -> throttle.attempt("kim", "10.0.0.1", () -> {
                    throw new AssertionError("compared a password");
                }))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfterSeconds())
                                .isEqualTo(LoginThrottle.WINDOW.toSeconds() + 1));
    }

    @Test
    void lets_the_person_in_from_another_address() {
        guessWrong(LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS, "kim", "10.0.0.1");

        assertThat(throttle.attempt("kim", "10.0.0.2", () -> Optional.of("kim")))
                .hasValue("kim");
    }

    @Test
    void forgets_after_a_while() {
        guessWrong(LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS, "kim", "10.0.0.1");
        now = now.plus(LoginThrottle.WINDOW);

        assertThat(throttle.attempt("kim", "10.0.0.1", () -> Optional.of("kim")))
                .hasValue("kim");
    }

    @Test
    void a_success_takes_back_ones_own_typing_errors() {
        for (int i = 0; i < 3; i++) {
            guessWrong(LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS - 1, "kim", "10.0.0.1");
            assertThat(throttle.attempt("kim", "10.0.0.1", () -> Optional.of("kim")))
                    .hasValue("kim");
        }
    }

    @Test
    void many_addresses_slow_who_guesses_at_a_name_and_not_its_person() {
        assertThat(throttle.attempt("kim", "10.0.9.9", () -> Optional.of("kim")))
                .hasValue("kim");
        int perAddress = LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS;
        for (int address = 0; address < LoginThrottle.GUESSES_AT_A_NAME / perAddress; address++) {
            guessWrong(perAddress, "kim", "10.0.1." + address);
        }

        guessWrong(LoginThrottle.GUESSES_UNDER_ATTACK, "kim", "10.0.2.1");
        assertThatThrownBy(() -> guessWrong(1, "kim", "10.0.2.1")).isInstanceOf(TooManyAttempts.class);
        assertThat(throttle.attempt("kim", "10.0.2.2", () -> Optional.of("kim")))
                .as("from a new address")
                .hasValue("kim");
        guessWrong(perAddress - 1, "kim", "10.0.9.9");
        assertThat(throttle.attempt("kim", "10.0.9.9", () -> Optional.of("kim")))
                .as("with typing errors, from where they always are")
                .hasValue("kim");
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_one() {
        for (int guess = 0; guess < LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS; guess++) {
            guessWrong(1, "kim", "2001:db8:1:2:" + guess + "::1");
        }

        assertThatThrownBy(() -> guessWrong(1, "kim", "2001:db8:1:2:ffff::9")).isInstanceOf(TooManyAttempts.class);
        guessWrong(1, "kim", "2001:db8:1:3::1");
    }

    @Test
    void guesses_sent_at_once_do_not_outrun_the_count() throws Exception {
        guessWrong(1, "kim", "10.0.0.1");
        AtomicInteger compared = new AtomicInteger();
        ExecutorService attackers = Executors.newFixedThreadPool(32);
        try {
            attackers.invokeAll(IntStream.range(0, 200)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        throttle.attempt("kim", "10.0.0.1", () -> {
                            compared.incrementAndGet();
                            return Optional.empty();
                        });
                        return null;
                    })
                    .toList());
        } finally {
            attackers.shutdown();
        }

        assertThat(compared).hasValue(LoginThrottle.GUESSES_AT_A_NAME_FROM_AN_ADDRESS - 1);
    }

    @Test
    void what_is_over_is_not_kept() {
        guessWrong(1, "kim", "10.0.0.1");
        now = now.plus(LoginThrottle.WINDOW).plus(Duration.ofSeconds(1));
        guessWrong(1, "park", "10.0.0.2");

        assertThat(throttle.remembered()).isEqualTo(3);
    }

    private void guessWrong(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.attempt(name, address, Optional::empty)).isEmpty();
        }
    }
}
