package docket.api.security.authentication;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often passwords may be guessed, before any is hashed: for one name from one address, and for one address
 * whatever the name. Where one name is guessed at from many addresses, each has only {@link #GUESSES_UNDER_ATTACK} at it, but
 * not those from which its person logged in before: who guesses is slowed, and the person is not locked out. Only wrong
 * guesses count, and each counts for {@link #WINDOW}. The addresses of one IPv6 network (/64) are one.
 * While a key has failures, its attempts are compared one at a time, so that many guesses sent at once do not outrun the
 * count. It remembers in memory, so each node counts for itself. Thread-safe.
 */
public final class LoginThrottle {

    static final Duration WINDOW = Duration.ofMinutes(5);
    static final int GUESSES_AT_A_NAME_FROM_AN_ADDRESS = 10;
    static final int GUESSES_AT_A_NAME = 100;
    static final int GUESSES_UNDER_ATTACK = 2;
    static final int GUESSES_FROM_AN_ADDRESS = 50;

    private static final int REMEMBERED_KEYS = 100_000;

    private final Clock clock;
    private final Map<String, Failures> remembered = new LinkedHashMap<>();

    /** Names at the addresses from which they logged in, the latest last. */
    private final Set<String> known = new LinkedHashSet<>();

    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Tries a password, unless too many were tried before.
     *
     * @param verify compares the password; empty is a failure
     * @throws TooManyAttempts without having called {@code verify}
     */
    <T> Optional<T> attempt(String name, String address, Supplier<Optional<T>> verify) {
        String network = network(address);
        String pair = "name-at-address " + name + " " + network;
        Key everywhere = new Key("name " + name, Integer.MAX_VALUE);
        int guesses =
                isAttacked(everywhere) && !isKnown(pair) ? GUESSES_UNDER_ATTACK : GUESSES_AT_A_NAME_FROM_AN_ADDRESS;
        List<Key> keys =
                List.of(new Key(pair, guesses), everywhere, new Key("address " + network, GUESSES_FROM_AN_ADDRESS));
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

    /** An IPv6 address without what its owner chooses; another as it is. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nobody is asked
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private synchronized boolean isAttacked(Key name) {
        Failures failures = remembered.get(name.text);
        return failures != null
                && failures.count >= GUESSES_AT_A_NAME
                && clock.instant().isBefore(failures.forgottenAt);
    }

    private synchronized boolean isKnown(String pair) {
        return known.contains(pair);
    }

    private void know(String pair) {
        known.remove(pair);
        known.add(pair);
        if (known.size() > REMEMBERED_KEYS) {
            known.remove(known.iterator().next());
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
            know(keys.get(0).text);
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
