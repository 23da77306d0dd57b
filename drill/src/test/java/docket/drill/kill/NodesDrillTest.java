package docket.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The short form of {@code ./docket drill nodes}. */
class NodesDrillTest {

    @Tag("drill")
    @Test
    void nothing_is_lost_or_doubled_when_one_of_two_nodes_is_killed_and_one_is_paused() throws Exception {
        Path folder = Path.of("target", "nodes-drill").toAbsolutePath(); // left there: it tells of a failure
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);

        assertThat(new NodesDrill(new NodesDrill.Plan(2, 1, 3, false, 4, 7), System.out).run(folder))
                .isEmpty();
    }
}
