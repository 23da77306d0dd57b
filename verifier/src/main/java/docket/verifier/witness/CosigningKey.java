package docket.verifier.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A witness's key: Ed25519, in a file of its owner alone. Its signatures are those of c2sp.org/tlog-cosignature. */
final class CosigningKey {

    private static final String VERSION = "docket-witness-key/v1";
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

    /** Reads the file, or makes it. */
    static CosigningKey in(Path file, String name) throws IOException {
        try {
            if (!Files.exists(file)) {
                create(file, name);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            List<String> lines = Files.readAllLines(file);
            if (permissions.size() > 2 || lines.size() != LINES || !lines.get(0).equals(VERSION)) {
                throw new IOException(file + " holds no key of a witness, or others may read it (chmod 600)");
            }
            Base64.Decoder base64 = Base64.getDecoder();
            return new CosigningKey(
                    lines.get(1),
                    base64.decode(lines.get(2)),
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(3)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds no key that can be read", e);
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

    /** Whoever relies on this witness needs it: {@code name+id+Base64}. */
    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /**
     * A line under the checkpoint.
     *
     * @param text of the checkpoint
     * @param seconds since 1970: when it was seen
     */
    String cosign(String text, long seconds) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8));
            byte[] signature = signer.sign();
            byte[] all = ByteBuffer.allocate(ID_LENGTH + Long.BYTES + signature.length)
                    .put(id())
                    .putLong(seconds)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The witness's key cannot sign", e);
        }
    }

    private byte[] id() {
        return Arrays.copyOf(Hash.of((name + "\n").getBytes(UTF_8), typed).bytes(), ID_LENGTH);
    }
}
