package docket.engine.scoring;

import static docket.engine.scoring.GoldenCard.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The few lines of docs/scoring.md are enough to make a score again. */
class PythonReproductionTest {
    private static final Path PAGE = Path.of("../docs/scoring.md");
    private static final int MOST_LINES = 25;

    @Test
    void the_documented_lines_reproduce_every_score(@TempDir Path folder) throws Exception {
        assumeTrue(hasPython(), "python3 is not installed");
        Path script = Files.writeString(folder.resolve("score.py"), snippet());
        Path card = Files.write(folder.resolve("card.json"), GoldenCard.bytes());
        ObjectMapper json = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            ScoreRecord score = GoldenCard.model().score(facts(random), null);
            Path record = Files.write(folder.resolve("record.json"), json.writeValueAsBytes(score));

            assertThat(run("python3", script.toString(), card.toString(), record.toString()))
                    .as("seed %d, score %s", seed, score)
                    .isEqualTo("True " + score.sum() + " " + score.probabilityMicros());
        }
    }

    @Test
    void the_documented_lines_are_few() throws IOException {
        assertThat(snippet().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private static Map<String, Fact> facts(Random random) {
        String amount = random.nextInt(1_000) + "." + random.nextInt(100);
        String organization = List.of("facilities", "welfare", "복지과", " ").get(random.nextInt(4));
        String round = List.of("1", "2", "UNKNOWN").get(random.nextInt(3));
        return Map.of(
                "amount.EUR", fact(random.nextInt(5) == 0 ? "12,00" : amount),
                "organization", fact(organization),
                "round", fact(round));
    }

    private static String snippet() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```python\n") + "```python\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return run("python3", "--version").startsWith("Python 3");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
