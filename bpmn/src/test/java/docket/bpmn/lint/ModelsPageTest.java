package docket.bpmn.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/models.md} says what the lint says. */
class ModelsPageTest {

    private static final Pattern SAMPLE = Pattern.compile(
            "### (?<title>[^\n]+)\n\n```mermaid\n(?<drawing>.*?)```\n(?<verdict>Allowed|Refused at [^:]+)",
            Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("`([^`]+)`");

    static Stream<Arguments> drawings() throws IOException {
        return SAMPLE.matcher(Files.readString(Path.of("../docs/models.md")))
                .results()
                .map(sample -> arguments(sample.group(1), sample.group(2), sample.group(3)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("drawings")
    void says_of_every_drawing_what_the_lint_says(String title, String drawing, String verdict) {
        List<Finding> findings = ModelLint.check(Sketched.deployment(drawing));

        assertThat(findings).as(findings.toString()).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("strands");
            assertThat(finding.line()).isNotNull();
        });
        assertThat(findings.stream().map(finding -> finding.element().replaceFirst(".*'(.*)'", "$1")))
                .as(findings.toString())
                .containsExactlyInAnyOrderElementsOf(ID.matcher(verdict)
                        .results()
                        .map((MatchResult id) -> id.group(1))
                        .toList());
    }
}
