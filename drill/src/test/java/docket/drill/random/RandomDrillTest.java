package docket.drill.random;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import docket.bpmn.lint.ModelLint;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./docket drill random}. */
class RandomDrillTest {

    @Tag("drill")
    @Test
    void the_engine_is_at_every_step_what_the_record_says() throws Exception {
        assertThat(drill("--models", "16", "--wave", "16", "--steps", "2", "--apart", "2", "--seed", "7"))
                .isZero();
    }

    @Test
    void every_model_passes_the_lint_and_is_drawn_the_same_again() {
        List<ModelResource> forms = ModelCatalog.shipped().stream()
                .filter(model -> model.name().endsWith(".form"))
                .toList();
        IntStream.rangeClosed(1, 40).forEach(number -> {
            RandomModel model = RandomModel.draw(7, number);
            List<ModelResource> deployment = new ArrayList<>(forms);
            deployment.add(new ModelResource("model.bpmn", model.xml()));
            assertThat(ModelLint.check(deployment)).as(model.xml()).isEmpty();
            assertThat(RandomModel.draw(7, number)).isEqualTo(model);
        });
    }

    /** In a JVM of its own: the drill starts the whole program in its own, and there may be one. */
    private static int drill(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it does not live long enough for more
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "docket.api.DocketApplication",
                "drill",
                "random"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/random-drill.log"))
                .start()
                .waitFor();
    }
}
