package docket.allocation.round;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The lot of each request, which decides where nothing else does: the first 40 bits of the SHA-256 of its id in UTF-8. The
 * higher lot goes first. Nobody who writes a request chooses it, and anybody can draw it again.
 */
public final class Draw {

    /** How many bits a lot has. */
    public static final int BITS = 40;

    private Draw() {}

    public static long of(Request request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(request.id().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
