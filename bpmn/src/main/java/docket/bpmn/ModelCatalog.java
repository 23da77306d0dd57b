package docket.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/**
 * The models that this build ships: one release. Their names and their order are the same whether they are read from a
 * folder of classes, a jar or a jar inside a jar.
 */
public final class ModelCatalog {

    private static final String ROOT = "docket/models/";

    /** All files, sorted by name. */
    public static List<ModelResource> shipped() {
        try {
            List<ModelResource> models = new ArrayList<>();
            for (String name : names()) {
                models.add(new ModelResource(name, text(name)));
            }
            return List.copyOf(models);
        } catch (IOException e) {
            throw new UncheckedIOException("The models of this build cannot be read", e);
        }
    }

    private static List<String> names() throws IOException {
        URL root = Objects.requireNonNull(
                ModelCatalog.class.getClassLoader().getResource(ROOT), "This build ships no models");
        try (Stream<String> names =
                root.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(root)) {
            return names.sorted().toList();
        }
    }

    private static Stream<String> inJar(JarURLConnection jar) throws IOException {
        String folder = jar.getEntryName();
        return jar.getJarFile().stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()));
    }

    private static Stream<String> inFolder(URL root) throws IOException {
        Path folder = Path.of(URI.create(root.toString()));
        return Files.walk(folder)
                .filter(Files::isRegularFile)
                .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    private static String text(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ModelCatalog.class.getClassLoader().getResourceAsStream(ROOT + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ModelCatalog() {}
}
