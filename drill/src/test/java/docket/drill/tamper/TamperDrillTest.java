package docket.drill.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The short form of {@code ./docket drill tamper}: every way once, and one that nothing can find. */
@Tag("launched")
class TamperDrillTest {

    private static final Way NOTHING = new Way("nothing at all", scene -> List.of("a place that nobody touched"));

    @Test
    void whatever_a_superuser_alters_is_found_and_named() throws Exception {
        Path folder = Path.of("target", "tamper-drill").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        List<Way> ways = new ArrayList<>(Way.all());
        ways.add(NOTHING);

        List<String> findings =
                new TamperDrill(new TamperDrill.Plan(12, ways.size(), 4, 7), ways, System.out).run(folder);

        assertThat(findings).singleElement().asString().contains(NOTHING.name());
    }
}
