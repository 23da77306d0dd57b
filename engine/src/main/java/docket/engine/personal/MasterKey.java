package docket.engine.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import docket.engine.secret.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The key that wraps the keys of all persons: a Tink keyset (AES-256-GCM) in a file that only its owner may read. Who
 * has the file and the database can read everything; who loses the file has lost every sealed field. It belongs into a
 * backup of its own. While it is rotated, the former key is in the keyset too, and opens only.
 */
final class MasterKey {

    private final KeysetHandle keys;

    private MasterKey(KeysetHandle keys) {
        this.keys = keys;
    }

    static boolean exists(Path file) {
        return Files.exists(file);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it is missing, holds no key, or others may read it
     */
    static MasterKey read(Path file) {
        try {
            OwnerOnlyFile.check(file);
            AeadConfig.register();
            return new MasterKey(
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "The master key " + file
                            + " is missing, and keys in the database are wrapped by it: put it back from"
                            + " its backup",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key " + file + " holds no key that can be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the file, whole and on the disk, unless another program was first: then its key holds. */
    static void create(Path file) {
        try {
            AeadConfig.register();
            OwnerOnlyFile.create(file, text(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No master key can be made", e);
        }
    }

    /** This master key with another key in it that wraps from now on; the former ones open what they wrapped. */
    MasterKey withAnother() throws GeneralSecurityException {
        return new MasterKey(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
    }

    /** The newest key without the former ones. */
    MasterKey alone() throws GeneralSecurityException {
        return new MasterKey(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                        .withFixedId(keys.getPrimary().getId())
                        .makePrimary())
                .build());
    }

    /** Puts this master key in the file's place; it is on the disk when this returns. */
    void replace(Path file) throws GeneralSecurityException, IOException {
        OwnerOnlyFile.replace(file, text(keys));
    }

    /** The primitive that wraps by the newest key, and opens what any of the keys wrapped. */
    Aead aead() throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Tink's number of the newest key, as hexadecimal: it says nothing about the key. */
    String id() {
        return hex(keys.getPrimary().getId());
    }

    /** Tink's numbers of the keys that are being replaced. */
    List<String> formerIds() {
        List<String> former = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).isPrimary()) {
                former.add(hex(keys.getAt(i).getId()));
            }
        }
        return former;
    }

    private static String hex(int id) {
        return String.format(Locale.ROOT, "%08x", id);
    }

    private static String text(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    }
}
