package docket.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {

    @Test
    void lists_every_model_sorted_by_a_stable_name() {
        assertThat(ModelCatalog.shipped())
                .extracting(ModelResource::name)
                .isSorted()
                .contains(
                        "authority/authority.dmn",
                        "budget-request/budget-request.bpmn",
                        "document-approval/document-approval-start.form",
                        "document-approval/document-approval-start.ko.form",
                        "document-approval/document-approval.bpmn",
                        "forms/decide.form",
                        "simple-approval/simple-approval.bpmn");
    }

    @Test
    void reads_the_same_from_a_jar_as_from_a_folder(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("models.jar");
        Path classes = Path.of(ModelCatalog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> !path.equals(classes)).toList()) {
                String name = classes.relativize(file).toString();
                entries.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, entries);
                }
                entries.closeEntry();
            }
        }

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Object fromJar = loader.loadClass(ModelCatalog.class.getName())
                    .getMethod("shipped")
                    .invoke(null);
            assertThat(((List<?>) fromJar).stream().map(Object::toString))
                    .isEqualTo(ModelCatalog.shipped().stream()
                            .map(Object::toString)
                            .toList());
        }
    }
}
