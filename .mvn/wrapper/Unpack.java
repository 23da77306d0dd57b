import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code java Unpack.java ARCHIVE SHA512 FOLDER}: checks the archive's digest and unpacks what lies under its one top
 * folder to FOLDER. FOLDER appears complete or not at all, also when several builds do this at once.
 */
public final class Unpack {

    private Unpack() {}

    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        String found = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive)));
        if (!found.equals(args[1])) {
            System.err.println("mvnw: " + archive + " is not the archive that was checked in.");
            System.err.println("  expected SHA-512 " + args[1]);
            System.err.println("  found    SHA-512 " + found);
            System.exit(1);
        }
        Path folder = Path.of(args[2]);
        Files.createDirectories(folder.getParent());
        Path making = Files.createTempDirectory(folder.getParent(), "unpacking");
        unzip(archive, making);
        try {
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            try (Stream<Path> late = Files.walk(making)) { // another build was faster, with the same files
                late.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void unzip(Path archive, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (name.getNameCount() == 1) {
                    continue;
                }
                Path target = into.resolve(name.subpath(1, name.getNameCount())).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("The archive names a file outside its folder: " + name);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    if (target.getParent().endsWith("bin")) {
                        target.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }
}
