package docket.api.boot;

import docket.api.settings.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Keeps the embedded database's passwords, one for each role, in a file that only its owner may read (0600). */
final class Passwords {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties known = new Properties();

    private Passwords(Path file) {
        this.file = file;
    }

    static Passwords in(Path file) throws IOException {
        Passwords passwords = new Passwords(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.known.load(reader);
            }
        }
        return passwords;
    }

    /** The role with its password; the first call makes and stores it. */
    Credentials of(String role) throws IOException {
        String password = known.getProperty(role);
        if (password == null) {
            password = random();
            known.setProperty(role, password);
            store();
        }
        return new Credentials(role, password);
    }

    /** A password of 192 random bits, in characters that need no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void store() throws IOException {
        FileAttribute<?> onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "passwords", "", onlyOwner);
        try (Writer writer = Files.newBufferedWriter(written)) {
            known.store(writer, "the embedded database's roles");
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
