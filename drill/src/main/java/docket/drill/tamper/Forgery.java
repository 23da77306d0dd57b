package docket.drill.tamper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Makes tiles and a checkpoint that agree with the entries as they are now, as somebody else's program would. */
final class Forgery {

    private static final int WIDTH = 256;
    private static final int HASH = 32;
    private static final int KEY_ID = 4;

    private final Scene scene;
    private final List<byte[]> entries;
    private final List<byte[]> leaves = new ArrayList<>();

    Forgery(Scene scene) {
        this.scene = scene;
        this.entries = scene.sql.queryForList("SELECT entry FROM docket.log_entry ORDER BY log_index", byte[].class);
        entries.forEach(entry -> leaves.add(sha256(0, entry)));
    }

    /** The files of the newest checkpoint's last tiles: of the hashes, then of the entries. */
    List<Path> current() {
        return List.of(last("0"), last("entries"));
    }

    private Path last(String level) {
        return file(level, leaves.size() / WIDTH, leaves.size() % WIDTH);
    }

    private Path file(String level, int index, int width) {
        Path folder = scene.log.resolve("tile").resolve(level);
        String number = String.format("%03d", index);
        return width == 0
                ? folder.resolve(number)
                : folder.resolve(number + ".p").resolve(String.valueOf(width));
    }

    /** Writes all tiles of the entries as they are now; what is left of smaller trees is taken away. */
    void tiles() throws IOException {
        try (Stream<Path> files = Files.walk(scene.log.resolve("tile"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                scene.delete(file);
            }
        }
        for (int from = 0; from < entries.size(); from += WIDTH) {
            ByteArrayOutputStream bundle = new ByteArrayOutputStream();
            for (byte[] entry : entries.subList(from, Math.min(from + WIDTH, entries.size()))) {
                bundle.write(entry.length >> Byte.SIZE);
                bundle.write(entry.length);
                bundle.writeBytes(entry);
            }
            scene.write(
                    file("entries", from / WIDTH, Math.min(WIDTH, entries.size() - from) % WIDTH),
                    bundle.toByteArray());
        }
        List<byte[]> hashes = leaves;
        for (int level = 0; !hashes.isEmpty(); level++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < hashes.size(); from += WIDTH) {
                List<byte[]> tile = hashes.subList(from, Math.min(from + WIDTH, hashes.size()));
                ByteBuffer bytes = ByteBuffer.allocate(tile.size() * HASH);
                tile.forEach(bytes::put);
                scene.write(file(String.valueOf(level), from / WIDTH, tile.size() % WIDTH), bytes.array());
                if (tile.size() == WIDTH) {
                    above.add(root(tile));
                }
            }
            hashes = above;
        }
    }

    /** Writes a checkpoint that says that it is by the key of the one that is there. */
    void checkpoint(PrivateKey key) throws IOException {
        Path file = scene.log.resolve("checkpoint");
        String[] lines = Files.readString(file).split("\n");
        String text =
                lines[0] + "\n" + entries.size() + "\n" + Base64.getEncoder().encodeToString(root(leaves)) + "\n";
        String name = lines[4].substring(0, lines[4].lastIndexOf(' ') + 1);
        byte[] id = Arrays.copyOf(Base64.getDecoder().decode(lines[4].substring(name.length())), KEY_ID);
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(text.getBytes(UTF_8));
            byte[] signature = signer.sign();
            byte[] signed = ByteBuffer.allocate(id.length + signature.length)
                    .put(id)
                    .put(signature)
                    .array();
            scene.write(file, (text + "\n" + name + Base64.getEncoder().encodeToString(signed) + "\n").getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey anotherKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey stolenKey() throws IOException {
        try {
            byte[] encoded =
                    Base64.getDecoder().decode(Files.readAllLines(scene.key).get(3));
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root over these leaf hashes (RFC 6962, section 2.1). */
    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int half = Integer.highestOneBit(hashes.size() - 1);
        return sha256(1, root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    private static byte[] sha256(int prefix, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) prefix);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
