package docket.engine.proof.check;

import docket.engine.proof.PublishedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the stored entries with the tiles of a checkpoint, one after the other, then each level of tiles with the
 * one above it, and the top with what was signed. Not thread-safe.
 */
public final class SignedOrder {

    private static final int WIDTH = 256;
    private static final int BITS = 8;
    private static final int HASH = 32;

    private final PublishedLog.Signed signed;
    private final MessageDigest sha256 = sha256();
    private final List<String> findings = new ArrayList<>();
    private long next;
    private long tileIndex = -1;
    private byte @Nullable [] tile;
    private @Nullable ByteBuffer bundle;

    public SignedOrder(PublishedLog.Signed signed) {
        this.signed = signed;
    }

    /**
     * Takes the entries in their order; one that was left out is found by the one that comes in its place.
     *
     * @param leaf its leaf hash, as it must be
     */
    public void take(long index, byte[] entry, byte[] leaf) {
        next = index + 1;
        if (index >= signed.size()) {
            return;
        }
        if (index / WIDTH != tileIndex) {
            tileIndex = index / WIDTH;
            tile = read(0, tileIndex);
            bundle = entries(tileIndex);
        }
        int at = (int) (index % WIDTH) * HASH;
        if (tile != null && !Arrays.equals(tile, at, at + HASH, leaf, 0, HASH)) {
            findings.add("entry " + index + " is not the one that was signed");
        }
        if (bundle != null && !isNext(bundle, entry)) {
            findings.add("entry " + index + " is not the one in tile " + tileIndex + " of entries");
        }
    }

    /** What differs, in words; to be called after the last entry. */
    public List<String> findings() throws IOException {
        if (next < signed.size()) {
            findings.add("the order ends before entry " + next + ", and " + signed.size() + " entries were signed");
        }
        for (int level = 1; signed.size() >> BITS * level > 0; level++) {
            long hashes = signed.size() >> BITS * level;
            for (long index = 0; index * WIDTH < hashes; index++) {
                compare(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
            }
        }
        narrower();
        if (findings.isEmpty() && !Arrays.equals(signed.root(), signed.rootOfTiles())) {
            findings.add("the checkpoint does not have the root that the tiles lead to");
        }
        return List.copyOf(findings);
    }

    /** What was served before the last tile of each level grew wider must be how that one begins. */
    private void narrower() throws IOException {
        for (int level = PublishedLog.ENTRIES; signed.size() >> BITS * Math.max(level, 0) > 0; level++) {
            long last = (signed.size() >> BITS * Math.max(level, 0)) / WIDTH;
            for (int width : signed.differingNarrower(level, last)) {
                findings.add("tile " + last + " of " + (level < 0 ? "entries" : "level " + level) + ", as it was with "
                        + width + ", is not how the one of today begins");
            }
        }
    }

    private void compare(int level, long index, int width) {
        byte[] above = read(level, index);
        for (int i = 0; above != null && i < width; i++) {
            byte[] below = read(level - 1, index * WIDTH + i);
            if (below != null && !Arrays.equals(above, i * HASH, (i + 1) * HASH, root(below), 0, HASH)) {
                findings.add("tile " + (index * WIDTH + i) + " of level " + (level - 1) + " does not lead to tile "
                        + index + " of level " + level);
            }
        }
    }

    private static boolean isNext(ByteBuffer bundle, byte[] entry) {
        if (bundle.remaining() < Short.BYTES) {
            return false;
        }
        byte[] stored = new byte[Math.min(Short.toUnsignedInt(bundle.getShort()), bundle.remaining())];
        bundle.get(stored);
        return Arrays.equals(stored, entry);
    }

    private @Nullable ByteBuffer entries(long index) {
        try {
            return ByteBuffer.wrap(signed.entries(index));
        } catch (NoSuchFileException e) {
            findings.add("tile " + index + " of entries is missing");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte @Nullable [] read(int level, long index) {
        try {
            return signed.hashes(level, index);
        } catch (NoSuchFileException e) {
            findings.add("tile " + index + " of level " + level + " is missing, or not whole");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 6962, section 2.1: the root over a full tile, which is overwritten. */
    private byte[] root(byte[] hashes) {
        try {
            for (int count = WIDTH; count > 1; count /= 2) {
                for (int i = 0; i < count / 2; i++) {
                    sha256.update((byte) 1);
                    sha256.update(hashes, 2 * i * HASH, 2 * HASH);
                    sha256.digest(hashes, i * HASH, HASH);
                }
            }
            return hashes;
        } catch (DigestException e) {
            throw new IllegalStateException("There is room for a hash", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
