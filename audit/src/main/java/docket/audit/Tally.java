package docket.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how often each name came, without keeping the names: a sum of what a secret of this run makes of each. Two
 * tallies of the same names are equal; of others only by a chance of one in 2⁶⁴. Thread-safe.
 */
final class Tally {

    private static final byte[] SECRET = new byte[16];

    static {
        new SecureRandom().nextBytes(SECRET);
    }

    private final AtomicLong sum = new AtomicLong();

    void add(int times, String name) {
        sum.addAndGet(times * number(name));
    }

    boolean equalTo(Tally other) {
        return sum.get() == other.sum.get();
    }

    private static long number(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(SECRET);
            return ByteBuffer.wrap(sha256.digest(name.getBytes(UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
