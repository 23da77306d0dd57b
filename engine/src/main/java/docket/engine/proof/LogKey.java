package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.engine.proof.note.NoteKey;
import docket.engine.secret.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs the log's checkpoints: Ed25519, in a file that only its owner may read, so that whoever holds the
 * database alone cannot sign. Signatures are those of c2sp.org/signed-note.
 */
public final class LogKey {

    private static final String VERSION = "docket-log-key/v1";
    private static final int LINES = 4;

    private final String name;
    private final NoteKey publicKey;
    private final PrivateKey privateKey;

    private LogKey(String name, NoteKey publicKey, PrivateKey privateKey) {
        this.name = name;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /**
     * Makes a key and its file.
     *
     * @param name the log's origin
     */
    public static void create(Path file, String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            OwnerOnlyFile.create(
                    file,
                    String.join(
                            "\n",
                            VERSION,
                            name,
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                            ""));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }

    /** Makes a key that takes the place of the one in the file, which is gone then. */
    public static void replace(Path file, String name) throws IOException {
        prepare(file, name);
        takePrepared(file);
    }

    /** Makes a key beside the file; one that was prepared before and never taken is overwritten. */
    static LogKey prepare(Path file, String name) throws IOException {
        Files.deleteIfExists(prepared(file));
        create(prepared(file), name);
        return read(prepared(file));
    }

    /** Puts the prepared key into the file's place. */
    static void takePrepared(Path file) throws IOException {
        Files.move(prepared(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path prepared(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it is missing, holds no key, or others may read it
     */
    public static LogKey read(Path file) {
        try {
            OwnerOnlyFile.check(file);
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != LINES || !lines.get(0).equals(VERSION)) {
                throw unreadable(file, null);
            }
            Base64.Decoder base64 = Base64.getDecoder();
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(3))));
            LogKey key = new LogKey(lines.get(1), NoteKey.ofLog(lines.get(1), base64.decode(lines.get(2))), privateKey);
            if (!key.publicKey.verifies(VERSION, key.signature(VERSION))) {
                throw new IllegalStateException("The two halves of the log's key " + file
                        + " do not belong together: put it back from its backup");
            }
            return key;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "The log's key " + file + " is missing, and checkpoints were signed with it: put it back from its"
                            + " backup",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException | CharacterCodingException e) {
            throw unreadable(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException unreadable(Path file, @Nullable Exception cause) {
        return new IllegalStateException("The log's key " + file + " holds no key that can be read", cause);
    }

    /** The verifier key, {@code name+id+Base64}: whoever verifies needs it. */
    public String verifierKey() {
        return publicKey.toString();
    }

    /** The log's origin. */
    public String name() {
        return name;
    }

    /** Whether this key signed the note; the same text and key make the same signature. */
    public boolean signed(String note) {
        int end = note.indexOf("\n\n");
        return end > 0 && note.startsWith(sign(note.substring(0, end + 1)));
    }

    /**
     * Makes a note of the text and its signature.
     *
     * @param text ends with a line feed
     */
    String sign(String text) {
        return text + "\n" + publicKey.line(signature(text));
    }

    private byte[] signature(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(text.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The log's key cannot sign", e);
        }
    }
}
