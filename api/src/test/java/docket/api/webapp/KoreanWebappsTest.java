package docket.api.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanWebappsTest {

    private static final Map<String, String> LOCALES = Map.of(
            "en", "/META-INF/resources/webjars/camunda/app/%s/locales/en.json",
            "ko", "/docket/webapps/%s/locales/ko.json");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[sd]|<a href=\"[^\"]+\">");
    private static final Set<String> SAME_IN_BOTH = Set.of("labels.APP_VENDOR");

    private final TreeMap<String, String> english = texts("tasklist", "en");
    private final TreeMap<String, String> korean = texts("tasklist", "ko");

    @Test
    void says_in_korean_all_that_tasklist_says_in_english() {
        assertThat(korean.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void keeps_every_placeholder_and_link_of_the_labels() {
        assertThat(labels())
                .allSatisfy(key -> assertThat(placeholders(korean, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    @Test
    void leaves_no_english_sentence_behind() {
        assertThat(labels())
                .filteredOn(key -> !SAME_IN_BOTH.contains(key))
                .filteredOn(key -> isLatin(Objects.requireNonNull(korean.get(key))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin"})
    void what_operators_read_in_korean_keeps_every_placeholder_and_link_too(String application) {
        TreeMap<String, String> their = texts(application, "en");
        TreeMap<String, String> ours = texts(application, "ko");

        assertThat(labels(ours))
                .isSubsetOf(their.keySet())
                .allSatisfy(key -> assertThat(placeholders(ours, key)).as(key).isEqualTo(placeholders(their, key)));
    }

    private TreeSet<String> labels() {
        return labels(english);
    }

    private static TreeSet<String> labels(TreeMap<String, String> texts) {
        TreeSet<String> labels = new TreeSet<>(texts.keySet());
        labels.removeIf(key -> !key.startsWith("labels."));
        return labels;
    }

    private static boolean isLatin(String text) {
        String plain = text.replaceAll("<[^>]*>|&\\w+;", "");
        return plain.chars().anyMatch(Character::isLowerCase)
                && plain.codePoints().noneMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HANGUL);
    }

    private static TreeSet<String> placeholders(TreeMap<String, String> texts, String key) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER
                .matcher(Objects.requireNonNull(texts.get(key)))
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
        return found;
    }

    /** All texts of a locale file by their path in it; Camunda's own begins with a byte order mark. */
    private static TreeMap<String, String> texts(String application, String language) {
        try (InputStream stream = KoreanWebappsTest.class.getResourceAsStream(
                LOCALES.get(language).formatted(application))) {
            String json = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            TreeMap<String, String> texts = new TreeMap<>();
            collect("", new ObjectMapper().readTree(json.replace("\uFEFF", "")), texts);
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(String path, JsonNode node, TreeMap<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), texts);
            }
        } else {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), texts));
        }
    }
}
