package docket.api.page.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages and Tasklist's notices say, held against where it is said: nobody reads {@code {1}}. */
class PageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)(\\()?");
    private static final Pattern IN_JAVA = Pattern.compile("\\bsay\\(\\s*\"([\\w.-]+)\"(?:(,)|\\))");

    private static final ResourceBundle ENGLISH = texts(Locale.ENGLISH);
    private static final ResourceBundle KOREAN = texts(Locale.KOREAN);

    @Test
    void both_languages_have_the_same_texts_with_the_same_placeholders() {
        assertThat(KOREAN.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(ENGLISH.keySet())
                .allSatisfy(key -> assertThat(placeholders(KOREAN.getString(key)))
                        .as(key)
                        .isEqualTo(placeholders(ENGLISH.getString(key))));
    }

    @Test
    void every_text_that_a_template_shows_is_there_and_its_placeholders_are_filled() throws IOException {
        assertThat(faults(Path.of("src", "main", "resources", "templates"), IN_TEMPLATE, ""))
                .isEmpty();
    }

    @Test
    void every_text_that_java_says_is_there_and_its_placeholders_are_filled() throws IOException {
        assertThat(faults(Path.of("src", "main", "java"), IN_JAVA, "audit.")).isEmpty();
    }

    private static List<String> faults(Path folder, Pattern use, String prefix) throws IOException {
        List<String> faults = new ArrayList<>();
        int checked = 0;
        for (Path file : files(folder)) {
            String source = Files.readString(file);
            Matcher found = use.matcher(source);
            while (found.find()) {
                String key = prefix + found.group(1);
                int given = found.group(2) == null ? 0 : arguments(source, found.end());
                if (!ENGLISH.containsKey(key)) {
                    faults.add(file + ": there is no text " + key);
                } else if (given < needed(key)) {
                    faults.add(file + ": " + key + " has " + given + " of " + needed(key) + " arguments");
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
        return faults;
    }

    private static int needed(String key) {
        TreeSet<Integer> placeholders = placeholders(ENGLISH.getString(key));
        return placeholders.isEmpty() ? 0 : placeholders.last() + 1;
    }

    /** How many there are from here to the parenthesis that closes the call; texts in quotes hold no comma of it. */
    private static int arguments(String source, int from) {
        int depth = 0;
        int count = 1;
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("({[".indexOf(c) >= 0) {
                depth++;
            } else if (")}]".indexOf(c) >= 0 && depth-- == 0) {
                return count;
            } else if (c == ',' && depth == 0) {
                count++;
            }
        }
        return count;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(html|java)"))
                    .toList();
        }
    }

    private static TreeSet<Integer> placeholders(String text) {
        TreeSet<Integer> found = new TreeSet<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult one) -> Integer.valueOf(one.group(1)))
                .forEach(found::add);
        return found;
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "docket.pages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
