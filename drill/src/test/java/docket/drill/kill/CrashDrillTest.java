package docket.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The short form of {@code ./docket drill crash}. */
class CrashDrillTest {

    @Tag("launched")
    @Test
    void nothing_is_lost_doubled_or_half_done_when_program_and_database_are_killed() throws Exception {
        run(new CrashDrill.Plan(1, 8, 4, 45));
    }

    /** The seed is one that also strikes while the log is signed. */
    @Tag("drill")
    @Test
    void nothing_is_lost_doubled_or_half_done_when_they_are_killed_again_and_again() throws Exception {
        run(new CrashDrill.Plan(4, 24, 4, 45));
    }

    private static void run(CrashDrill.Plan plan) throws Exception {
        Path folder = Path.of("target", "crash-drill").toAbsolutePath(); // left there: its said.log tells of a failure
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        CrashDrill drill = new CrashDrill(plan, System.out);

        assertThat(drill.run(folder)).isEmpty();
        assertThat(drill.missed()).isEmpty();
    }
}
