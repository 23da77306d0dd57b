package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.api.page.words.PayloadField;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.view.Line;
import docket.engine.glossary.Glossary;
import docket.engine.glossary.Glossary.Table;
import docket.engine.line.Decision;
import docket.engine.line.Route;
import docket.engine.line.StepKind;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.RecordedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decisions, steps, states, events, fields and commands have one word in each language, and it is written in one place. */
class GlossaryTest {

    private static final Path HOUSE = Path.of("..");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"|'([^']+)'|^[^=]*=\\s*(.+)$");
    private static final Pattern WRITTEN_IN_FORM = Pattern.compile("\\{label: \"([^\"]*)\", value: \"([A-Z]+)\"}");

    /** What exports call an activity is their contract with whoever reads them, and no word for people. */
    private static final String CONTRACT = "docket/engine/export/Activity.java";

    private static final Map<String, Set<String>> WORDS = words();
    private static final Set<String> CODES =
            WORDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());

    @Test
    void each_of_them_has_a_word_in_english_and_in_korean() {
        Map<Table, Collection<String>> codes = Map.of(
                Table.EVENT,
                RecordedNames.ofEvents(),
                Table.FIELD,
                RecordedNames.ofFields(),
                Table.COMMAND,
                RecordedNames.ofCommands(),
                Table.DECISION,
                names(Decision.values()),
                Table.ACT,
                names(Decision.values()),
                Table.STATE,
                Stream.concat(names(CaseState.values()).stream(), names(Route.Outcome.values()).stream())
                        .toList(),
                Table.KIND,
                Arrays.stream(StepKind.values()).map(StepKind::code).toList(),
                Table.STEP,
                names(Line.Stamp.State.values()),
                Table.ADVICE,
                names(ScoreRecord.Advice.values()));
        codes.forEach((table, all) -> {
            assertThat(all).isNotEmpty();
            assertThat(wordless(table, all)).as(table.key()).isEmpty();
        });
        for (Table table : Table.values()) {
            assertThat(table.words(Locale.KOREAN).keySet())
                    .isEqualTo(table.words(Locale.ENGLISH).keySet());
        }
    }

    @Test
    void each_code_that_a_field_of_an_event_can_have_has_a_word_where_the_pages_look_for_it() {
        assertThat(RecordedNames.ofCodes())
                .containsKeys("decision", "control", "from", "changeType")
                .allSatisfy((field, codes) ->
                        assertThat(wordless(PayloadField.table(field), codes)).isEmpty());
    }

    @Test
    void what_is_planted_without_a_word_is_found() {
        enum Tone {
            HIGH
        }
        record Sound(int decibels) {}
        record SealBroken(String caseId, List<Sound> sounds) {}
        record BellRung(List<Tone> tones) {}
        assertThat(RecordedNames.ofCodes(BellRung.class))
                .allSatisfy(
                        (field, codes) -> assertThat(wordless(field, codes)).containsExactly("HIGH (en)", "HIGH (ko)"))
                .hasSize(1);
        assertThat(wordless(Table.FIELD, RecordedNames.ofFields(SealBroken.class)))
                .containsExactly("decibels (en)", "decibels (ko)", "sounds (en)", "sounds (ko)");
        assertThat(wordless(Table.EVENT, List.of("seal-broken"))).hasSize(2);
        assertThat(wordless(Table.COMMAND, List.of("BreakSeal"))).hasSize(2);
    }

    @Test
    void each_subject_brings_the_words_of_its_own_events() {
        assertThat(ServiceLoader.load(RecordedEvents.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(subject -> !subject.types().isEmpty()))
                .allSatisfy(subject -> assertThat(ResourceBundle.getBundle(
                                        subject.getClass().getName(),
                                        Locale.ROOT,
                                        ResourceBundle.Control.getNoFallbackControl(
                                                ResourceBundle.Control.FORMAT_PROPERTIES))
                                .keySet())
                        .containsAll(subject.types().stream()
                                .map(type -> "event." + type.name())
                                .toList()));
    }

    @Test
    void no_other_file_says_these_words_again() throws IOException {
        List<String> said = new ArrayList<>();
        for (DocketModule module : DocketModule.values()) {
            try (Stream<Path> files = Files.walk(HOUSE.resolve(module.folder()).resolve("src/main"))) {
                for (Path file : files.filter(GlossaryTest::saysWords).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        if (saysAgain(line)) {
                            said.add(file + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void a_word_that_is_planted_is_found() {
        assertThat(List.of(
                        "audit.decision.RETURN=반려",
                        "step.delegated-approval = Delegated approval",
                        "    case REVIEW -> \"Review · 검토\";",
                        "  'step-offered': 'Offered', x: 1",
                        "  DECISIONS: { APPROVE: 'Approved' }"))
                .allMatch(GlossaryTest::saysAgain);
        assertThat(List.of(
                        "audit.outcome.withdrawn=Withdrawn. The case is closed.",
                        "audit.field.withdrawal=회수",
                        "  word('step', 'PENDING')",
                        "    OPEN, // \"open\""))
                .noneMatch(GlossaryTest::saysAgain);
    }

    @Test
    void the_forms_of_the_models_call_decisions_by_the_same_words() throws IOException {
        int labels = 0;
        try (Stream<Path> files = Files.walk(HOUSE.resolve("bpmn"))) {
            for (Path file : files.filter(one ->
                            one.toString().endsWith(".form") && !one.toString().contains("target"))
                    .toList()) {
                Locale language = file.toString().endsWith(".ko.form") ? Locale.KOREAN : Locale.ENGLISH;
                for (Map.Entry<String, String> one :
                        ofDecisions(new ObjectMapper().readTree(file.toFile())).entrySet()) {
                    assertThat(one.getValue().toLowerCase(language))
                            .as("%s: %s", file, one.getKey())
                            .startsWith(Table.ACT.word(one.getKey(), language));
                    labels++;
                }
            }
        }
        assertThat(labels).isGreaterThan(10);
    }

    /** The labels that a form gives to decisions. */
    private static Map<String, String> ofDecisions(JsonNode form) {
        Set<String> decisions = new HashSet<>(names(Decision.values()));
        Map<String, String> labels = new HashMap<>();
        form.findValues("values").stream()
                .flatMap(values -> Stream.of(values).flatMap(list -> {
                    List<JsonNode> items = new ArrayList<>();
                    list.forEach(items::add);
                    return items.stream();
                }))
                .filter(item -> decisions.contains(item.path("value").asText()))
                .forEach(item -> labels.put(
                        item.get("value").asText(), item.path("label").asText()));
        form.findValuesAsText("valuesExpression")
                .forEach(text -> WRITTEN_IN_FORM
                        .matcher(text)
                        .results()
                        .filter(found -> decisions.contains(found.group(2)))
                        .forEach(found -> labels.put(found.group(2), found.group(1))));
        return labels;
    }

    /** The codes that a language has no word for. */
    private static List<String> wordless(Table table, Collection<String> codes) {
        return wordless(table.key(), codes);
    }

    private static List<String> wordless(String table, Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> Stream.of(Locale.ENGLISH, Locale.KOREAN)
                        .filter(language -> Glossary.find(table, code, language).isEmpty())
                        .map(language -> code + " (" + language + ")"))
                .toList();
    }

    private static boolean saysWords(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.matches(".*\\.(java|properties|js|html)")
                && !name.matches(".*/docket/engine/(.*/Recorded\\w+|glossary/Glossary\\w*)\\.properties")
                && !name.endsWith(CONTRACT);
    }

    /** Whether the line gives a code of the glossary its word. */
    private static boolean saysAgain(String line) {
        String said = line.replaceFirst("//.*|^\\s*/?\\*.*|^#.*", "");
        Matcher literal = LITERAL.matcher(said);
        while (literal.find()) {
            String text = Stream.of(literal.group(1), literal.group(2), literal.group(3))
                    .filter(one -> one != null)
                    .findFirst()
                    .orElseThrow();
            String around = said.replace(text, "");
            for (String part : text.split(" · | \\(")) {
                Set<String> codes = WORDS.getOrDefault(part.strip().toLowerCase(Locale.ROOT), Set.of());
                if (!CODES.contains(part) && codes.stream().anyMatch(code -> names(code, around))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The codes of values that have a word, by the word; also as Java has them. */
    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> codes = new HashMap<>();
        for (Table table : EnumSet.range(Table.DECISION, Table.EVENT)) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                table.words(language).forEach((code, word) -> {
                    Set<String> of = codes.computeIfAbsent(word.toLowerCase(Locale.ROOT), one -> new HashSet<>());
                    of.add(code);
                    of.add(code.toUpperCase(Locale.ROOT).replace('-', '_'));
                });
            }
        }
        return codes;
    }

    private static boolean names(String code, String text) {
        return Pattern.compile("(?<![\\w-])" + code + "(?![\\w-])")
                .matcher(text)
                .find();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
