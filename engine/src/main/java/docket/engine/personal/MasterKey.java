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

/**
 * The key that wraps the keys of all persons: a Tink keyset (AES-256-GCM) in a file that only its owner may read. Who
 * has the file and the database can read everything; who loses the file has lost every sealed field. It belongs into a
 * backup of its own.
 */
final class MasterKey {

    static boolean exists(Path file) {
        return Files.exists(file);
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException if it is missing, holds no key, or others may read it
     */
    static Aead read(Path file) {
        try {
            OwnerOnlyFile.check(file);
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
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
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            OwnerOnlyFile.create(file, TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No master key can be made", e);
        }
    }

    private MasterKey() {}
}
