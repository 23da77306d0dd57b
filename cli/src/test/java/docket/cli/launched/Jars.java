package docket.cli.launched;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What is in the jars of a program. */
final class Jars {

    private Jars() {}

    /** The names of a jar's classes. */
    static List<String> classes(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    static boolean isOfADrill(String type) {
        return type.startsWith("docket.drill.");
    }

    /** The jars that a program is started with, besides its own. */
    static List<Path> libraries(Path program) throws IOException {
        try (Stream<Path> files = Files.list(program.resolve("lib"))) {
            return files.toList();
        }
    }

    static String manifest(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            opened.getManifest().write(written);
            return written.toString(UTF_8);
        }
    }
}
