package docket.bpmn.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the lint finds is said in English and in Korean, with the same names in both. */
class PhrasesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern NAME = Pattern.compile("(?<![${])\\{([a-z][A-Za-z]*+)}");
    private static final String SITE = "(new Stranded\\([\\w.]+,\\s*)?\\b(%s)\\.([A-Z_0-9]+)\\b(\\.with\\()?";

    enum WithoutKorean implements Phrase {
        SAID,
        FORGOTTEN
    }

    enum OtherNames implements Phrase {
        SAID;

        @Override
        public List<String> arguments() {
            return List.of("form");
        }
    }

    enum WithFullStop implements Phrase {
        SAID
    }

    @Test
    void whatever_is_said_has_a_text_in_english_and_korean_that_speaks_of_the_same_and_ends_without_a_full_stop() {
        assertThat(phrases())
                .hasSizeGreaterThan(3)
                .allSatisfy(type -> assertThat(faults(type)).isEmpty());
    }

    @Test
    void a_text_that_is_missing_or_speaks_of_something_else_is_found() {
        assertThat(faults(WithoutKorean.class)).containsExactly("forgotten: no Korean text");
        assertThat(faults(OtherNames.class))
                .containsExactly("said: {model} in English", "nobodys: no constant of that name");
        assertThat(faults(WithFullStop.class))
                .containsExactly("said: ends with a full stop in English", "said: ends with a full stop in Korean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AllowList", "ValueKind"})
    void what_the_allow_list_names_has_a_text_in_both_languages_and_no_text_is_idle(String texts) throws IOException {
        ResourceBundle english = bundle("docket.bpmn.lint." + texts, Locale.ENGLISH);
        ResourceBundle korean = bundle("docket.bpmn.lint." + texts, Locale.KOREAN);
        boolean hints = texts.equals("AllowList");
        Set<String> named = Files.readAllLines(Path.of("src/main/resources/docket/bpmn/lint/allow-list.txt")).stream()
                .filter(line -> hints ? line.startsWith("-") : line.startsWith(" ") && !line.contains(" ="))
                .map(line -> line.strip().split("\\s+")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        if (!hints) {
            named.add("nothing");
        }

        assertThat(english.keySet()).isEqualTo(named);
        assertThat(korean.keySet()).isEqualTo(named);
    }

    @Test
    void whoever_finds_a_fault_gives_what_its_text_speaks_of() throws IOException {
        Map<String, Phrase> phrases = new TreeMap<>();
        phrases().forEach(type -> {
            for (Object phrase : type.getEnumConstants()) {
                phrases.put(type.getSimpleName() + "." + ((Phrase) phrase).name(), (Phrase) phrase);
            }
        });
        Pattern called = Pattern.compile(
                SITE.formatted(phrases().stream().map(Class::getSimpleName).collect(Collectors.joining("|"))));
        Set<String> named = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (Path source : sources()) {
            String java = Files.readString(source);
            Matcher site = called.matcher(java);
            while (site.find()) {
                String phrase = site.group(2) + "." + site.group(3);
                named.add(phrase);
                boolean said = site.group(4) != null;
                boolean walked = site.group(2).equals("Stranding") && site.group(1) == null;
                int given = walked && !said ? -1 : given(java, site.end(), said);
                int needed = phrases.get(phrase).arguments().size();
                if (given >= 0 && given != needed) {
                    faults.add(source + ": " + phrase + " gives " + given + " of " + needed);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(named).as("a fault that nothing finds").containsAll(phrases.keySet());
    }

    /** How many arguments follow to the end of the call; -1 where another part of the program gives them. */
    private static int given(String java, int from, boolean first) {
        if (java.startsWith(".code()", from)) {
            return -1;
        }
        int depth = 0;
        int given = first && java.charAt(from) != ')' ? 1 : 0;
        boolean text = false;
        for (int i = from; i < java.length(); i++) {
            char c = java.charAt(i);
            if (c == '"' && java.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && c == '(') {
                depth++;
            } else if (!text && c == ')' && depth-- == 0) {
                return java.startsWith(").with(", i) ? -1 : given;
            } else if (!text && c == ',' && depth == 0) {
                given++;
            } else if (c == ';' || !text && c == '{') {
                return -1;
            }
        }
        return -1;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The enums of the sources whose constants are said. */
    private static List<Class<?>> phrases() {
        try {
            return sources().stream()
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(file -> file.replace(".java", "").replaceAll("[/\\\\]", "."))
                    .filter(name -> !name.endsWith("package-info"))
                    .<Class<?>>map(PhrasesTest::named)
                    .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
                    .filter(type -> type.isEnum() && Phrase.class.isAssignableFrom(type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> named(String type) {
        try {
            return Class.forName(type, false, PhrasesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> faults(Class<?> type) {
        ResourceBundle english = bundle(type.getName(), Locale.ENGLISH);
        ResourceBundle korean = bundle(type.getName(), Locale.KOREAN);
        List<String> faults = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        for (Object constant : type.getEnumConstants()) {
            Phrase phrase = (Phrase) constant;
            keys.add(phrase.key());
            Set<String> names = new TreeSet<>(phrase.arguments());
            if (!english.containsKey(phrase.key())
                    || !names(english.getString(phrase.key())).equals(names)) {
                faults.add(phrase.key() + ": "
                        + (english.containsKey(phrase.key())
                                ? names(english.getString(phrase.key())).stream()
                                        .map(name -> "{" + name + "}")
                                        .collect(Collectors.joining())
                                : "nothing")
                        + " in English");
            }
            if (!korean.containsKey(phrase.key())) {
                faults.add(phrase.key() + ": no Korean text");
            } else if (!names(korean.getString(phrase.key())).equals(names)) {
                faults.add(phrase.key() + ": other names in Korean");
            }
            if (endsInFullStop(english, phrase)) {
                faults.add(phrase.key() + ": ends with a full stop in English");
            }
            if (endsInFullStop(korean, phrase)) {
                faults.add(phrase.key() + ": ends with a full stop in Korean");
            }
        }
        Stream.concat(english.keySet().stream(), korean.keySet().stream())
                .distinct()
                .filter(key -> !keys.contains(key))
                .forEach(key -> faults.add(key + ": no constant of that name"));
        return faults;
    }

    private static boolean endsInFullStop(ResourceBundle texts, Phrase phrase) {
        return texts.containsKey(phrase.key())
                && texts.getString(phrase.key()).strip().endsWith(".");
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One language alone: a bundle would answer in English what its Korean sister does not have. */
    private static ResourceBundle bundle(String name, Locale language) {
        String file = "/" + name.replace('.', '/') + (language.equals(Locale.KOREAN) ? "_ko" : "") + ".properties";
        try (Reader texts = new InputStreamReader(
                Objects.requireNonNull(PhrasesTest.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
