package docket.engine.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.line.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");
    private static final Pattern THROWN = Pattern.compile("new Refused\\(");
    private static final Pattern CODE = Pattern.compile("\\b(?:RefusalCode\\.)?([A-Z][A-Z]*_[A-Z_]+|FORBIDDEN)\\b");

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_text_in_english_and_in_korean(RefusalCode code) {
        assertThat(texts(Locale.ENGLISH).getString(code.code())).endsWith(".").hasSizeGreaterThan(40);
        assertThat(texts(Locale.KOREAN).getString(code.code())).endsWith(".").matches(".*[가-힣]{2}.*");
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() {
        ResourceBundle english = texts(Locale.ENGLISH);
        ResourceBundle korean = texts(Locale.KOREAN);
        List<String> codes =
                Arrays.stream(RefusalCode.values()).map(RefusalCode::code).toList();
        for (String key : english.keySet()) {
            assertThat(korean.containsKey(key)).as(key).isTrue();
            assertThat(placeholders(korean.getString(key))).as(key).isEqualTo(placeholders(english.getString(key)));
            assertThat(english.getString(key))
                    .as("%s: MessageFormat eats straight apostrophes", key)
                    .doesNotContain("'");
            assertThat(codes.contains(key.split("\\.")[0]) || key.matches("(CaseState|Decision)[.].*"))
                    .as(key)
                    .isTrue();
        }
    }

    @Test
    void no_text_is_written_twice() throws IOException {
        for (String file : List.of("refusals.properties", "refusals_ko.properties")) {
            assertThat(Files.readAllLines(Path.of("src", "main", "resources", "docket", file)))
                    .filteredOn(line -> line.contains("="))
                    .extracting(line -> line.substring(0, line.indexOf('=')))
                    .doesNotHaveDuplicates();
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
                    int needed = needed(RefusalCode.valueOf(code.group(1)), arguments);
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

    @Test
    void a_refusal_speaks_the_language_of_the_person() {
        Refused refused = new Refused(RefusalCode.STALE_VERSION, "case-1", 1233, 1234L);
        assertThat(refused.text(Locale.ENGLISH)).contains("expected version 1233, found version 1234");
        assertThat(refused.text(Locale.KOREA)).contains("현재 판: 1234");
        assertThat(refused.text(Locale.FRENCH)).isEqualTo(refused.text(Locale.ENGLISH));
        assertThat(new Refused(RefusalCode.DECISION_NOT_OFFERED, Decision.RETURN, List.of()).text(Locale.KOREAN))
                .contains("반려를 할 수 없습니다");
        assertThat(new Refused(RefusalCode.UNKNOWN_CASE, "a-17").text(Locale.KOREAN))
                .contains("a-17이 없습니다");
        assertThat(new Refused(RefusalCode.UNKNOWN_GROUP, "director").text(Locale.KOREAN))
                .contains("director이(가) 없습니다");
    }

    /** The most that any text of the code needs, or what the text of the literal first argument needs. */
    private static int needed(RefusalCode code, List<String> arguments) {
        ResourceBundle texts = texts(Locale.ENGLISH);
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

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "docket.refusals",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
