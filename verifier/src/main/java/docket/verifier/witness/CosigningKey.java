package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.Lines;
import docket.verifier.note.SignedNote;
import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A witness's key: Ed25519, in a file that only its owner may read. Its signatures are those of
 * c2sp.org/tlog-cosignature.
 */
final class CosigningKey {

    private static final String VERSION = "docket-witness-key/v1";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int LINES = 4;
    private static final int KEY_LENGTH = 32;
    private static final int ID_LENGTH = 4;

    private final String name;
    private final byte[] typed;
    private final PrivateKey privateKey;

    private CosigningKey(String name, byte[] publicKey, PrivateKey privateKey) {
        this.name = name;
        this.typed = Arrays.copyOfRange(publicKey, publicKey.length - KEY_LENGTH - 1, publicKey.length);
        this.typed[0] = VerifierKey.WITNESS;
        this.privateKey = privateKey;
    }

    /**
     * Reads the file, or makes it.
     *
     * @throws IOException if it holds no key of this name, or one that others may read
     */
    static CosigningKey in(Path file, String name) throws IOException {
        try {
            VerifierKey.checkName(name);
        } catch (Untrue e) {
            throw new IOException(e.getMessage(), e);
        }
        try {
            if (!Files.exists(file)) {
                create(file, name);
            }
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IOException("Others may read " + file + ": run chmod 600 on it");
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != LINES || !lines.get(0).equals(VERSION)) {
                throw new Untrue("it does not begin with " + VERSION + ", or is not whole");
            }
            if (!lines.get(1).equals(name)) {
                throw new IOException(file + " is the key of " + lines.get(1) + " and not of " + name
                        + ": start it by that name, or on another folder");
            }
            KeyFactory ed25519 = KeyFactory.getInstance("Ed25519");
            CosigningKey key = new CosigningKey(
                    name,
                    ed25519.generatePublic(new X509EncodedKeySpec(Lines.base64(lines.get(2), "its public half")))
                            .getEncoded(),
                    ed25519.generatePrivate(new PKCS8EncodedKeySpec(Lines.base64(lines.get(3), "its private half"))));
            key.checkHalves();
            return key;
        } catch (Untrue e) {
            throw new IOException(file + " holds no key that can be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException | CharacterCodingException e) {
            throw new IOException(file + " holds no key that can be read", e);
        }
    }

    private void checkHalves() throws Untrue {
        byte[] signed = (VERSION + "\n\n" + cosign(VERSION + "\n", 0)).getBytes(UTF_8);
        try {
            SignedNote.parse(signed).isSignedBy(VerifierKey.parse(verifierKey()));
        } catch (Untrue e) {
            throw new Untrue("its halves do not belong together", e);
        }
    }

    private static void create(Path file, String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                unfinished,
                String.join(
                        "\n",
                        VERSION,
                        name,
                        base64.encodeToString(pair.getPublic().getEncoded()),
                        base64.encodeToString(pair.getPrivate().getEncoded()),
                        ""));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The verifier key, {@code name+id+Base64}: whoever relies on this witness needs it. */
    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * Makes the line that goes under the checkpoint.
     *
     * @param text of the checkpoint
     * @param seconds since 1970 at which the checkpoint was seen
     */
    String cosign(String text, long seconds) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
            byte[] signature = signer.sign();
            byte[] signed = ByteBuffer.allocate(ID_LENGTH + Long.BYTES + signature.length)
                    .put(id())
                    .putLong(seconds)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The witness's key cannot sign", e);
        }
    }

    private byte[] id() {
        return Arrays.copyOf(Hash.of((name + "\n").getBytes(UTF_8), typed).bytes(), ID_LENGTH);
    }
}
