package docket.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often passwords may be guessed, before any is hashed: for one name from one address, for one name from
 * everywhere, and for one address whatever the name. Only wrong guesses count, and each counts for {@link #WINDOW}.
 * While a key has failures, its attempts are compared one at a time, so that many guesses sent at once do not outrun the
 * count. It remembers in memory, so each node counts for itself. Thread-safe.
 */
final class LoginThrottle {

    static final Duration WINDOW = Duration.ofMinutes(5);
    static final int GUESSES_AT_A_NAME_FROM_AN_ADDRESS = 10;
    static final int GUESSES_AT_A_NAME = 100;
    static final int GUESSES_FROM_AN_ADDRESS = 50;

    private static final int REMEMBERED_KEYS = 100_000;

    private final Clock clock;
    private final Map<String, Failures> remembered = new LinkedHashMap<>();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Tries a password, unless too many were tried before.
     *
     * @param verify compares the password; empty is a failure
     * @throws TooManyAttempts without having called {@code verify}
     */
    <T> Optional<T> attempt(String name, String address, Supplier<Optional<T>> verify) {
        List<Key> keys = List.of(
                new Key("name-at-address " + name + " " + address, GUESSES_AT_A_NAME_FROM_AN_ADDRESS),
                new Key("name " + name, GUESSES_AT_A_NAME),
                new Key("address " + address, GUESSES_FROM_AN_ADDRESS));
        refuseIfSpent(keys);
        Failures suspect = failuresOf(keys.get(0));
        if (suspect == null) {
            return count(keys, verify.get());
        }
        synchronized (suspect) {
            refuseIfSpent(keys);
            return count(keys, verify.get());
        }
    }

    private synchronized void refuseIfSpent(List<Key> keys) {
        Instant now = clock.instant();
        for (Key key : keys) {
            Failures failures = remembered.get(key.text);
            if (failures != null && failures.count >= key.limit && now.isBefore(failures.forgottenAt)) {
                throw new TooManyAttempts(Duration.between(now, failures.forgottenAt));
            }
        }
    }

    private synchronized @Nullable Failures failuresOf(Key key) {
        return remembered.get(key.text);
    }

    private synchronized <T> Optional<T> count(List<Key> keys, Optional<T> result) {
        if (result.isPresent()) {
            remembered.remove(keys.get(0).text);
            return result;
        }
        Instant now = clock.instant();
        forget(now);
        for (Key key : keys) {
            Failures failures = remembered.get(key.text);
            if (failures == null || !now.isBefore(failures.forgottenAt)) {
                failures = new Failures(now.plus(WINDOW));
                remembered.remove(key.text);
                remembered.put(key.text, failures);
            }
            failures.count++;
        }
        return result;
    }

    /** Drops what is over; the oldest is first. */
    private void forget(Instant now) {
        Iterator<Failures> oldest = remembered.values().iterator();
        while (oldest.hasNext() && (!now.isBefore(oldest.next().forgottenAt) || remembered.size() > REMEMBERED_KEYS)) {
            oldest.remove();
        }
    }

    synchronized int remembered() {
        return remembered.size();
    }

    private record Key(String text, int limit) {}

    private static final class Failures {
        private final Instant forgottenAt;
        private int count;

        private Failures(Instant forgottenAt) {
            this.forgottenAt = forgottenAt;
        }
    }
}
