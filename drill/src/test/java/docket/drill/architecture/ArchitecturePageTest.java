package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md says what the code is. What is drawn there is drawn from the code: {@code -Ddocket.architecture=write}
 * renews it.
 */
class ArchitecturePageTest {

    private static final Path HOUSE = Path.of("..");
    private static final Path PAGE = HOUSE.resolve("docs/architecture.md");
    private static final Pattern DRAWN = Pattern.compile("(?s)(<!-- drawn: (\\w+) -->\n).*?(\n<!-- end -->)");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern STEPS = Pattern.compile("(?s)<!-- walk -->\n(.*?)<!-- end -->");
    private static final Pattern STEP = Pattern.compile("`(\\w+)` (→|⇢) (?=`(\\w+)`)");
    private static final Pattern FILE =
            Pattern.compile("`([\\w./-]+/[\\w.-]+\\.(?:java|properties|html|md|json|sql|form))`");

    private static JavaClasses classes;
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        classes = ArchitectureTest.DOCKET;
        page = Files.readString(PAGE);
    }

    @Test
    void what_is_drawn_is_what_the_code_is() throws IOException {
        Map<String, String> drawings = Map.of("modules", modules(), "capabilities", capabilities());
        String drawn = DRAWN.matcher(page)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + drawings.get(found.group(2)) + found.group(3)));
        if ("write".equals(System.getProperty("docket.architecture"))) {
            Files.writeString(PAGE, drawn);
            page = drawn;
        }
        assertThat(DRAWN.matcher(page).results().map(found -> found.group(2)))
                .containsExactlyInAnyOrderElementsOf(drawings.keySet());
        assertThat(page).isEqualTo(drawn);
    }

    @Test
    void what_it_names_is_there() {
        assertThat(TYPE.matcher(page).results().map(found -> found.group(1)).distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(named(name)).as(name).isNotEmpty());
        assertThat(FILE.matcher(page).results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(HOUSE.resolve(file)).exists());
    }

    /** A plain arrow is a call; a dashed one goes through Camunda, Axon or the database, so that neither knows the other. */
    @Test
    void a_request_walks_as_it_says() {
        List<MatchResult> steps = STEPS.matcher(page)
                .results()
                .flatMap(walk -> STEP.matcher(walk.group(1)).results())
                .toList();
        assertThat(steps)
                .hasSizeGreaterThan(8)
                .allSatisfy(step -> assertThat(knows(step.group(1), step.group(3)))
                        .as(step.group())
                        .isEqualTo(step.group(2).equals("→")));
    }

    private static boolean knows(String one, String other) {
        return named(one).stream()
                .flatMap(type -> classes.stream().filter(part -> outermost(part).equals(type)))
                .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                .anyMatch(
                        call -> outermost(call.getTargetClass()).getSimpleName().equals(other));
    }

    private static Set<JavaClass> named(String simpleName) {
        return classes.stream()
                .filter(type -> type.getSimpleName().equals(simpleName))
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitecturePageTest::outermost).orElse(type);
    }

    /** The arrows that are not already there by way of another module. */
    private static String modules() {
        Map<DocketModule, Set<DocketModule>> calls = new EnumMap<>(DocketModule.class);
        for (JavaClass type : classes) {
            Optional<DocketModule> from = DocketModule.of(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(call -> DocketModule.of(call.getTargetClass()))
                    .flatMap(Optional::stream)
                    .forEach(to -> calls.computeIfAbsent(from.orElseThrow(), any -> EnumSet.noneOf(DocketModule.class))
                            .add(to));
        }
        Stream<String> arrows = calls.entrySet().stream()
                .flatMap(from -> from.getValue().stream()
                        .filter(to -> to != from.getKey())
                        .filter(to -> from.getValue().stream()
                                .noneMatch(way -> way != to
                                        && way != from.getKey()
                                        && calls.get(way).contains(to)))
                        .map(to -> "    " + from.getKey().folder() + " --> " + to.folder()));
        Stream<String> apart = Arrays.stream(DocketModule.values())
                .filter(module -> calls.entrySet().stream()
                        .noneMatch(from -> from.getValue().stream()
                                .anyMatch(to -> to != from.getKey() && (to == module || from.getKey() == module))))
                .map(module -> "    " + module.folder());
        return "```mermaid\ngraph TD\n" + Stream.concat(apart, arrows).sorted().collect(Collectors.joining("\n"))
                + "\n```";
    }

    /** The words that are folders in several modules; what lies below a case is a part of it. */
    private static String capabilities() {
        Map<String, Map<DocketModule, Set<String>>> words = new TreeMap<>();
        for (JavaClass type : classes) {
            String[] parts = type.getPackageName().split("\\.");
            DocketModule module = DocketModule.of(type).orElseThrow();
            int named = parts.length > 2 && parts[2].equals("casefile") ? 3 : parts.length;
            for (int i = 2; i < named; i++) {
                words.computeIfAbsent(parts[i], word -> new EnumMap<>(DocketModule.class))
                        .computeIfAbsent(module, any -> new TreeSet<>())
                        .add(String.join(".", Arrays.copyOfRange(parts, 2, i + 1)));
            }
        }
        List<DocketModule> columns = List.of(
                DocketModule.ENGINE, DocketModule.PROCESSES, DocketModule.AUDIT, DocketModule.API, DocketModule.CLI);
        String head =
                "| capability | " + columns.stream().map(DocketModule::folder).collect(Collectors.joining(" | "))
                        + " |\n|" + "---|".repeat(columns.size() + 1);
        return head
                + words.entrySet().stream()
                        .filter(word -> word.getValue().keySet().stream()
                                        .filter(columns::contains)
                                        .count()
                                > 1)
                        .map(word -> "\n| " + word.getKey() + " | "
                                + columns.stream()
                                        .map(module -> String.join(
                                                ", ", word.getValue().getOrDefault(module, Set.of())))
                                        .collect(Collectors.joining(" | "))
                                + " |")
                        .collect(Collectors.joining());
    }
}
