package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What the program says of its parts (CycloneDX) and of their known holes (OpenVEX 0.2.0) is so. */
class BillOfMaterialsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("(docket(?:\\.\\w+)+Test)#(\\w+)");

    private final List<JsonNode> statements = statements();

    @Test
    void the_bill_has_what_the_program_runs_on() {
        assertThat(parts())
                .contains(
                        "pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@10.1.62",
                        "pkg:maven/com.fasterxml.jackson.core/jackson-core@2.21.8",
                        "pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.21.8",
                        "pkg:maven/org.camunda.bpm/camunda-engine@7.24.0",
                        "pkg:maven/org.axonframework/axon-eventsourcing@4.13.0",
                        "pkg:maven/docket/docket-engine@0.1.0-SNAPSHOT")
                .noneMatch(part -> part.contains("/junit-jupiter@"));
        assertThat(ServerInfo.getServerNumber()).startsWith("10.1.62");
        assertThat(new ObjectMapper().version()).hasToString("2.21.8");
    }

    @Test
    void the_statements_speak_of_this_program_and_of_parts_that_it_has() {
        List<String> parts = parts();
        String program = without(bill().at("/metadata/component/purl").asText());
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.findValuesAsText("@id"))
                        .contains(program)
                        .allMatch(id -> id.equals(program) || parts.contains(id))
                        .hasSizeGreaterThan(1));
    }

    @Test
    void the_holes_of_the_engine_are_answered_by_tests_that_exist() throws Exception {
        assertThat(statements)
                .extracting(
                        statement -> statement.at("/vulnerability/name").asText(),
                        statement -> statement.path("status").asText())
                .contains(tuple("CVE-2026-109432", "not_affected"), tuple("CVE-2026-77226", "not_affected"));
        for (JsonNode statement : statements) {
            if (statement.path("status").asText().equals("not_affected")) {
                List<MatchResult> tests = TEST.matcher(
                                statement.path("impact_statement").asText())
                        .results()
                        .toList();
                assertThat(tests).as("%s", statement).isNotEmpty();
                for (MatchResult test : tests) {
                    assertThat(isTest(test.group(1), test.group(2)))
                            .as(test.group())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void the_page_on_security_names_every_hole_that_the_statements_do() throws IOException {
        String page = Files.readString(ROOT.resolve("SECURITY.md"));

        assertThat(statements)
                .allSatisfy(statement -> assertThat(page)
                        .contains(statement.at("/vulnerability/name").asText()));
    }

    private static boolean isTest(String type, String name) throws ClassNotFoundException {
        Stream<Method> methods = Arrays.stream(Class.forName(type).getDeclaredMethods());
        return methods.filter(method -> method.getName().equals(name))
                .anyMatch(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    /** Package URLs of all components, without qualifiers. */
    private List<String> parts() {
        return bill().path("components").findValuesAsText("purl").stream()
                .map(BillOfMaterialsTest::without)
                .toList();
    }

    private static String without(String purl) {
        return purl.replaceFirst("\\?.*", "");
    }

    private static JsonNode bill() {
        try (InputStream bill = BillOfMaterialsTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeFalse(
                    bill == null && "offline=true".equals(System.getProperty("docket.build")),
                    "This build is offline and made no bill");
            return new ObjectMapper().readTree(Objects.requireNonNull(bill, "The build made no bill of materials"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> statements() {
        try {
            JsonNode document = new ObjectMapper()
                    .readTree(ROOT.resolve("docs/openvex.json").toFile());
            return StreamSupport.stream(document.path("statements").spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
