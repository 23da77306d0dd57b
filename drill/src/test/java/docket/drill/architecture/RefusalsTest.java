package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import docket.api.rest.openapi.RefusalCodes;
import docket.engine.refusal.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Pattern THROWN = Pattern.compile("new Refused\\(");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Za-z]*Refusal\\.([A-Z_]+)\\b");

    private static final List<Class<?>> AREAS = ArchitectureTest.DOCKET.stream()
            .filter(type -> type.isAssignableTo(RefusalCode.class) && type.isEnum())
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    private static final Map<String, RefusalCode> CODES = AREAS.stream()
            .flatMap(area -> Arrays.stream(area.getEnumConstants()))
            .map(RefusalCode.class::cast)
            .collect(Collectors.toMap(RefusalCode::name, Function.identity()));

    @Test
    void every_area_is_found_by_its_name_and_no_code_is_in_two() {
        assertThat(RefusalCodes.all().values()).containsExactlyInAnyOrderElementsOf(CODES.values());
    }

    static Collection<RefusalCode> codes() {
        return CODES.values();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_text_in_english_and_in_korean(RefusalCode code) {
        assertThat(texts(code.getClass(), Locale.ENGLISH).getString(code.code()))
                .endsWith(".")
                .hasSizeGreaterThan(40);
        assertThat(texts(code.getClass(), Locale.KOREAN).getString(code.code()))
                .endsWith(".")
                .matches(".*[가-힣]{2}.*");
    }

    static List<Class<?>> areas() {
        return AREAS;
    }

    @ParameterizedTest
    @MethodSource("areas")
    void both_languages_have_the_same_texts_with_the_same_placeholders(Class<?> area) {
        ResourceBundle english = texts(area, Locale.ENGLISH);
        ResourceBundle korean = texts(area, Locale.KOREAN);
        List<String> codes = Arrays.stream(area.getEnumConstants())
                .map(code -> ((RefusalCode) code).code())
                .toList();
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(placeholders(korean.getString(key))).as(key).isEqualTo(placeholders(english.getString(key)));
            assertThat(english.getString(key))
                    .as("%s: MessageFormat eats straight apostrophes", key)
                    .doesNotContain("'");
            assertThat(codes).as(key).contains(key.split("\\.")[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void no_text_is_written_twice(Class<?> area) throws IOException {
        for (String language : List.of("", "_ko")) {
            String file = "/" + area.getName().replace('.', '/') + language + ".properties";
            try (InputStream texts = Objects.requireNonNull(area.getResourceAsStream(file), file)) {
                assertThat(new String(texts.readAllBytes(), StandardCharsets.UTF_8).lines())
                        .filteredOn(line -> line.contains("=") && !line.startsWith("#"))
                        .extracting(line -> line.substring(0, line.indexOf('=')))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void every_refusal_that_is_thrown_fills_the_placeholders_of_its_text() throws IOException {
        List<String> faults = new ArrayList<>();
        int checked = 0;
        for (Path source : sources()) {
            String java = Files.readString(source);
            Matcher thrown = THROWN.matcher(java);
            while (thrown.find()) {
                List<String> arguments = arguments(java, thrown.start() + "new Refused(".length());
                int given = arguments.size() - (arguments.size() > 1 && isErrors(arguments.get(1)) ? 2 : 1);
                Matcher code = CODE.matcher(arguments.get(0));
                while (code.find()) {
                    int needed = needed(CODES.get(code.group(1)), arguments);
                    if (given < needed) {
                        faults.add(source + ": " + code.group() + " gives " + given + " of " + needed + " arguments");
                    }
                    checked++;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(checked).isGreaterThan(40);
    }

    /** The most that any text of the code needs, or what the text of the literal first argument needs. */
    private static int needed(RefusalCode code, List<String> arguments) {
        ResourceBundle texts = texts(code.getClass(), Locale.ENGLISH);
        String finer =
                code.code() + "." + (arguments.size() > 1 ? arguments.get(1).replace("\"", "") : "");
        String text = texts.getString(texts.containsKey(finer) ? finer : code.code());
        return placeholders(text).stream().mapToInt(n -> n + 1).max().orElse(0);
    }

    private static boolean isErrors(String argument) {
        return argument.startsWith("List.of(")
                || argument.matches("errors|faults|fault|fieldErrors")
                || argument.startsWith("missing(");
    }

    /** The arguments of a call, split at its commas; {@code from} is the place after the opening parenthesis. */
    private static List<String> arguments(String java, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean text = false;
        int start = from;
        for (int i = from; i < java.length(); i++) {
            char c = java.charAt(i);
            if (c == '"' && java.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && (c == '(' || c == '{')) {
                depth++;
            } else if (!text && (c == ',' || c == ')') && depth == 0) {
                arguments.add(java.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    break;
                }
            } else if (!text && (c == ')' || c == '}')) {
                depth--;
            }
        }
        return arguments;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("bpmn", "engine", "processes", "api")) {
            Path root = Path.of("..", module, "src", "main", "java");
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static TreeSet<Integer> placeholders(String text) {
        TreeSet<Integer> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(Integer.valueOf(matcher.group(1)));
        }
        return found;
    }

    private static ResourceBundle texts(Class<?> area, Locale locale) {
        return ResourceBundle.getBundle(
                area.getName(),
                locale,
                area.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
