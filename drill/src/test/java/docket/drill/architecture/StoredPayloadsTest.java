package docket.drill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import docket.engine.planted.KnowsOneRevision;
import docket.engine.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who reads a field of what is stored knows one revision of it. All others are given the event as it would be stored today, by
 * {@code StoredEvent.said()} and {@code event()}, or by {@code CurrentEvents}.
 */
class StoredPayloadsTest {

    private static final Path HOUSE = Path.of("..");
    private static final String PLANTED = "docket/engine/planted/KnowsOneRevision.java";

    /** Statements that read fields of a payload: the first revision of these events must stay readable as it is (ADR 0016). */
    private static final Map<String, String> IN_SQL = Map.of(
            "docket/engine/access/Reads.java", "record-read: asked before each page that is read anew",
            "docket/engine/destruction/Disposals.java", "destruction-confirmed: what the schema's function carries out",
            "docket/engine/order/RecordedDisposals.java",
                    "destruction-confirmed: what the schema's function carried out",
            "docket/audit/RecordRules.java",
                    "destruction-confirmed, and the amounts of funds-reserved, -released and -committed: rules over the whole"
                            + " record, a statement each",
            "docket/api/operation/Strandings.java", "step-claimed, step-delegated: within a statement over open tasks");

    /** Migrations do not change: each function as its last one leaves it. */
    private static final Map<String, String> IN_MIGRATIONS = Map.of(
            "V7__disposal.sql", "replaced by V14",
            "V9__one_closing.sql", "replaced by V14",
            "V14__readable_text.sql",
                    "destruction-requested, destruction-confirmed, and of case-opened the retention class",
            "V16__budget_execution.sql", "funds-allotted: of the first revision, the only one there was");

    /** Statements that take whole payloads, of which nobody here looks for a field. */
    private static final Map<String, String> WHOLE = Map.of(
            "docket/engine/casefile/ClosingHash.java", "hashed",
            "docket/engine/order/LogVerifier.java", "hashed",
            "docket/engine/proof/bundle/CaseBundles.java", "proved: a bundle holds what is stored",
            "docket/engine/export/StoredPages.java", "handed on with the revision, to ExportedEvent",
            "docket/engine/order/OrderedMessages.java", "made messages of by Axon",
            "docket/engine/view/EventHistory.java", "made messages of by Axon",
            "docket/engine/budget/BudgetLineSnapshots.java", "of snapshots, which are made anew where they differ");

    private static final Pattern FIELD_IN_SQL =
            Pattern.compile("(?:convert_from|readable)\\(\\s*(?:\\w+\\.)?payload\\b");
    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");
    private static final Pattern SELECTED =
            Pattern.compile("(?s)\\bSELECT\\b(?:(?!\\bFROM\\b).)*(?<![\\w(.])(?:\\w+\\.)?payload\\b(?!\\s*->)");
    private static final Pattern AS_OF_TODAY = Pattern.compile("\\bCurrentEvents\\b");

    /** These show what was stored, with the revision beside it. */
    private static final Set<String> SHOW_WHAT_IS_STORED = Set.of(
            "docket.api.page.audit.TimelineEvent",
            "docket.api.rest.cases.CaseEventsController",
            "docket.api.rest.feed.CloudEvent",
            "docket.api.rest.feed.FeedController",
            "docket.api.rest.feed.Frame");

    private static final ArchRule NOBODY_ELSE = noClasses()
            .that(new DescribedPredicate<JavaClass>("do not show what is stored") {
                @Override
                public boolean test(JavaClass type) {
                    return !type.getPackageName().startsWith("docket.engine.store")
                            && !SHOW_WHAT_IS_STORED.contains(outermost(type).getName());
                }
            })
            .should()
            .callMethod(StoredEvent.class, "payload");

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(StoredPayloadsTest::outermost).orElse(type);
    }

    @Test
    void no_statement_reads_a_field_of_what_is_stored_except_these_for_a_reason() throws IOException {
        assertThat(readInSql(sources())).containsExactlyElementsOf(new TreeSet<>(IN_SQL.keySet()));
        assertThat(readInSql(files(HOUSE.resolve("engine/src/main/resources/docket/db"), ".sql")))
                .containsExactlyElementsOf(new TreeSet<>(IN_MIGRATIONS.keySet()));
    }

    @Test
    void who_takes_whole_payloads_reads_them_as_of_today_or_looks_for_no_field() throws IOException {
        assertThat(takenWhole(sources())).containsExactlyElementsOf(new TreeSet<>(WHOLE.keySet()));
    }

    @Test
    void an_event_is_asked_for_what_is_stored_by_those_alone_who_show_it() {
        NOBODY_ELSE.check(ArchitectureTest.DOCKET);
    }

    @Test
    void what_is_planted_is_found() throws IOException {
        Map<String, String> planted = files(Path.of("src/test/java"), "KnowsOneRevision.java");

        assertThat(readInSql(planted)).containsExactly(PLANTED);
        assertThat(takenWhole(planted)).containsExactly(PLANTED);
        assertThat(NOBODY_ELSE
                        .evaluate(new ClassFileImporter().importClasses(KnowsOneRevision.class))
                        .getFailureReport()
                        .getDetails())
                .hasSize(1);
    }

    private static List<String> readInSql(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> FIELD_IN_SQL.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> takenWhole(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> TEXT.matcher(file.getValue())
                        .results()
                        .anyMatch(text -> SELECTED.matcher(text.group()).find()))
                .filter(file -> !AS_OF_TODAY.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A drill reads what it has just made. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (DocketModule module : EnumSet.complementOf(EnumSet.of(DocketModule.DRILL))) {
            sources.putAll(files(HOUSE.resolve(module.folder()).resolve("src/main/java"), ".java"));
        }
        sources.keySet().removeIf(file -> file.startsWith("docket/engine/store/"));
        return sources;
    }

    /** By their path below the folder. */
    private static Map<String, String> files(Path folder, String ending) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(ending)).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
