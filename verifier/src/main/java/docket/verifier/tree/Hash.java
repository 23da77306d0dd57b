package docket.verifier.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** 32 bytes of SHA-256. Immutable; written as Base64, as C2SP's formats do. */
public final class Hash {

    private static final int LENGTH = 32;

    /** The root of a tree without leaves. */
    public static final Hash EMPTY_TREE = of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws Untrue if it is not Base64 (RFC 4648, section 4) of 32 bytes, or not the one way to write them */
    public static Hash parse(String base64) throws Untrue {
        Hash hash;
        try {
            hash = wrap(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Untrue("\"" + base64 + "\" is not Base64", e);
        }
        if (!hash.toString().equals(base64)) {
            throw new Untrue("\"" + base64 + "\" is not how " + hash + " is written");
        }
        return hash;
    }

    /** @throws Untrue if there are not 32 of them */
    public static Hash wrap(byte[] bytes) throws Untrue {
        if (bytes.length != LENGTH) {
            throw new Untrue("A hash has " + LENGTH + " bytes, this one has " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** RFC 6962, section 2.1: the hash of a leaf. */
    public static Hash ofLeaf(byte[] entry) {
        return of(new byte[] {0}, entry);
    }

    static Hash ofNode(Hash left, Hash right) {
        return of(new byte[] {1}, left.bytes, right.bytes);
    }

    /** The hash of these bytes, one part after the other. */
    public static Hash of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
