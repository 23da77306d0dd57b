package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of two files of one name the order of the class path decides, and that is another one for whoever starts the program. */
class ResourcesTest {

    private static final Path HOUSE = Path.of("..");
    private static final String FACTORIES = "META-INF/spring.factories";
    private static final String SERVICES = "META-INF/services/";

    @Test
    void no_file_has_the_name_of_another_but_those_that_are_read_from_all_jars() throws IOException {
        assertThat(ambiguous())
                .contains(FACTORIES) // so that it is seen to find one
                .allMatch(name -> name.equals(FACTORIES) || name.startsWith(SERVICES));
    }

    private static List<String> ambiguous() throws IOException {
        List<String> ambiguous = new ArrayList<>();
        for (Path folder : Arrays.stream(DocketModule.values())
                .map(module -> HOUSE.resolve(module.folder()).resolve("src/main/resources"))
                .filter(Files::isDirectory)
                .toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = folder.relativize(file).toString();
                    if (Collections.list(ResourcesTest.class.getClassLoader().getResources(name))
                                    .size()
                            > 1) {
                        ambiguous.add(name);
                    }
                }
            }
        }
        return ambiguous;
    }
}
