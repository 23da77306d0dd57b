package docket.api.open.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import docket.api.DocketTest;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.api.security.Browser;
import docket.engine.budget.day.DayPublisher;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Anybody reads what became of the budget, by program and without names, and can check that no line is missing. */
class PublicBudgetTest extends RestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("..", "docs", "sum-tree.md");
    private static final Path SCHEMA = Path.of("..", "..", "shared/data/schemas/fiscal-data-package.schema.json");
    private static final int ALTERED = 300;

    /** Runs the page's program on many files, each as if it were alone. */
    private static final String ON_EACH = """
            import runpy, sys, io, contextlib, os
            program, folder = sys.argv[1:3]
            for name in sorted(os.listdir(folder)):
                sys.argv = [program, os.path.join(folder, name)]
                said = io.StringIO()
                try:
                    with contextlib.redirect_stdout(said):
                        runpy.run_path(program, run_name="__main__")
                    print(said.getvalue().strip())
                except SystemExit as end:
                    print(end.code or said.getvalue().strip())
                except Exception as error:
                    print("refused:", repr(error))
            """;

    private final String today;
    private final int year;

    @LocalServerPort
    private int port;

    @Autowired
    private DayPublisher publisher;

    @Autowired
    private JdbcTemplate sql;

    @TempDir
    private Path folder;

    PublicBudgetTest(@Autowired docket.engine.agency.Agency agency) {
        LocalDate day = LocalDate.now(agency.zone());
        today = day.toString();
        year = day.getYear();
    }

    @BeforeEach
    void some_lines() {
        if (as(BUDGET_OFFICER)
                .get("/api/budget/lines?q=Causeway")
                .json()
                .path("items")
                .isEmpty()) {
            line("881-01", "causeways", "Causeway to the island", "900000.00");
            line("881-02", "causeways", "Pension of Hong Gildong", "700.00");
            line("881-03", "parks", "Trees along the quay", "5000.00");
            line("881-04", "parks", "Seeds", "10.00");
            line("881-05", "parks", "Rakes", "20.00");
            line("881-06", "causeways", "Bridge =1+1", "7000.00");
            settle();
        }
    }

    @Test
    void a_stranger_reads_the_execution_of_today_by_program_as_json_csv_and_page() throws Exception {
        Client.Answer answer = anonymous().get("/public/budget/execution");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode roads = item(answer.json(), "causeways");
        assertThat(roads.at("/appropriation/amount").asText()).isEqualTo("907000.00");
        assertThat(roads.path("lines").asInt()).isEqualTo(2);
        assertThat(answer.header("ETag")).isPresent();
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("public", "max-age=");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(anonymous()
                        .with("If-None-Match", answer.header("ETag").orElseThrow())
                        .get("/public/budget/execution")
                        .status())
                .isEqualTo(304);
        for (String by : List.of("program", "organization", "item", "source")) {
            JsonNode one = anonymous().get("/public/budget/execution?by=" + by).json();
            assertThat(sum(one.path("items")).add(sum(one.path("rolledUp"))))
                    .as(by)
                    .isEqualByComparingTo(sum(one.path("totals")));
            assertThat(one.path("rolledUp").toString())
                    .isEqualTo(answer.json().path("rolledUp").toString());
        }
        String csv = anonymous()
                .with("Accept", "text/csv")
                .get("/public/budget/execution")
                .response()
                .body();
        assertThat(csv)
                .startsWith("\uFEFFday,fiscalYear,currency,key,name,rolledUp,lines,appropriation,adjusted")
                .contains(today + "," + year + ",EUR,causeways,causeways,false,2,907000.00");
        Browser stranger = new Browser(port);
        assertThat(stranger.page("/public/budget/execution?lang=ko").body())
                .contains("예산 집행 현황", "세부 사업", "907,000.00 EUR", "집행률")
                .doesNotContain("??");
        assertThat(stranger.page("/public/budget/execution?lang=en&by=organization")
                        .body())
                .contains("Budget execution", "Facilities Division")
                .doesNotContain("??");
    }

    @Test
    void nothing_says_who_or_shows_a_small_line_by_itself() {
        for (String path : List.of(
                "/public/budget/execution",
                "/public/budget/execution?by=item",
                "/public/budget/days/" + today,
                "/public/budget/days/" + today + "/execution-EUR.csv",
                "/public/budget/datapackage.json?day=" + today)) {
            String body = anonymous().with("Accept", "*/*").get(path).response().body();
            assertThat(body)
                    .as(path)
                    .doesNotContain("Hong", "Pension", BUDGET_OFFICER, "881-02", "881-04", "\"700.00\"")
                    .doesNotContain("Causeway");
        }
        assertThat(anonymous()
                        .get("/public/budget/days/" + today + "/lines/881-02/proof")
                        .code())
                .isEqualTo("line-not-public");
        String lineId = as(DRAFTER)
                .get("/api/budget/lines?q=Pension")
                .json()
                .at("/items/0/lineId")
                .asText();
        assertThat(as(DRAFTER).get("/api/budget/lines/" + lineId + "/proof").text("line/code"))
                .isEqualTo("881-02");
        assertThat(anonymous().get("/api/budget/lines/" + lineId + "/proof").status())
                .isEqualTo(401);
        assertThat(as(DRAFTER).get("/api/budget/lines/4711/proof").code()).isEqualTo("line-not-counted");
    }

    @Test
    void what_cannot_be_understood_is_refused_with_a_code_in_the_callers_language() {
        for (String bad : List.of("?day=yesterday", "?day=2026-02-30", "?day=2026-1-1", "?by=person")) {
            Client.Answer english = anonymous().get("/public/budget/execution" + bad);
            Client.Answer korean = anonymous().with("Accept-Language", "ko").get("/public/budget/execution" + bad);
            assertThat(english.status()).as("%s %s", bad, english).isEqualTo(400);
            assertThat(english.code()).isEqualTo("invalid-request");
            assertThat(english.json().at("/errors/0/field").asText()).isEqualTo(bad.substring(1, bad.indexOf('=')));
            assertThat(korean.json().at("/errors/0/message").asText()).containsPattern("[가-힣]");
        }
        for (String never : List.of("1999-01-01", "2999-01-01")) {
            Client.Answer answer = anonymous().get("/public/budget/execution?day=" + never);
            assertThat(answer.status()).as("%s", answer).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("day-not-published");
        }
        assertThat(anonymous()
                        .get("/public/budget/days/" + today + "/execution-XXX.csv")
                        .code())
                .isEqualTo("invalid-request");
    }

    @Test
    void nothing_else_is_there_for_strangers_and_nobody_writes() throws Exception {
        for (String path : List.of(
                "/public/",
                "/public/budget/",
                "/public/budget/lines",
                "/public/budget/days",
                "/public/budget/days/" + today + "/lines",
                "/public/../api/budget/lines",
                "/public/budget/execution/",
                "/public/api/cases")) {
            assertThat(anonymous().get(path).status()).as(path).isIn(400, 401, 404);
            assertThat(as(ADMIN).get(path).status()).as(path).isNotEqualTo(200);
        }
        assertThat(new Browser(port).page("/public/other").statusCode()).isEqualTo(404);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertThat(anonymous()
                            .send(method, "/public/budget/execution", "{}")
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void the_fiscal_data_package_is_valid_its_resources_are_there_and_its_columns_are_those_of_its_model()
            throws Exception {
        JsonNode described = anonymous()
                .get("/public/budget/datapackage.json?currency=EUR&day=" + today)
                .json();

        if (Files.exists(SCHEMA)) {
            assertThat(valid(Files.readString(SCHEMA), described)).isEmpty();
        }
        assertThat(valid(
                        new String(
                                getClass()
                                        .getResourceAsStream("fiscal-data-package-required.json")
                                        .readAllBytes(),
                                UTF_8),
                        described))
                .isEmpty();
        assertThat(described.path("resources")).hasSize(1);
        JsonNode resource = described.at("/resources/0");
        Client.Answer file = anonymous()
                .with("Accept", "text/csv")
                .get("/public/budget/" + resource.path("path").asText());
        assertThat(file.status()).as("%s", file).isEqualTo(200);
        List<String> lines = file.response().body().lines().toList();
        Set<String> columns = new TreeSet<>(Arrays.asList(lines.get(0).split(",")));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("causeways", "881-01", "900000.00"));
        Set<String> fields = new TreeSet<>();
        resource.at("/schema/fields")
                .forEach(field -> fields.add(field.path("name").asText()));
        assertThat(fields).isEqualTo(columns);
        List<JsonNode> mapped = new ArrayList<>();
        described.at("/model/measures").forEach(mapped::add);
        described
                .at("/model/dimensions")
                .forEach(dimension -> dimension.path("attributes").forEach(mapped::add));
        assertThat(mapped).hasSizeGreaterThan(15).allSatisfy(one -> {
            assertThat(columns).contains(one.path("source").asText());
            assertThat(one.path("resource").asText())
                    .isEqualTo(resource.path("name").asText());
        });
    }

    @Test
    void when_the_day_is_over_the_documented_lines_of_python_prove_each_line_and_the_whole_and_refuse_what_was_altered()
            throws Exception {
        publish();
        Client.Answer whole = proofOf("/public/budget/days/" + today);
        Client.Answer line = proofOf("/public/budget/days/" + today + "/lines/881-01/proof");
        assertThat(whole.header("Cache-Control").orElseThrow()).contains("max-age=86400");
        assertThat(anonymous()
                        .get("/public/budget/execution?day=" + today)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("PUBLISHED");

        Browser auditor = Browser.loggedIn(port, AUDITOR, DocketTest.PASSWORD);
        String root = whole.json().at("/trees/0/root/hash").asText();
        for (String language : List.of("ko", "en")) {
            assertThat(auditor.page("/audit/budget?lang=" + language).body().replace("&#43;", "+"))
                    .contains(root, "budget-day-published", "/public/budget/execution?day=" + today)
                    .doesNotContain("??");
        }

        List<String> said =
                verdicts(List.of(whole.response().body(), line.response().body()));
        assertThat(said.get(0)).matches("proved: \\d+ trees hold exactly their lines, in the log of docket.example");
        assertThat(said.get(1)).startsWith("proved: line 881-01 is one of").endsWith("in the log of docket.example");

        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> altered = new ArrayList<>();
        for (int i = 0; i < ALTERED; i++) {
            JsonNode copy = JSON.readTree((i % 2 == 0 ? whole : line).response().body());
            alter(copy, random);
            altered.add(JSON.writeValueAsString(copy));
        }
        assertThat(verdicts(altered)).as("seed %d", seed).hasSize(ALTERED).allMatch(one -> one.startsWith("refused"));
    }

    private void publish() {
        publisher.publish(LocalDate.parse(today)
                .plusDays(1)
                .atStartOfDay(
                        ZoneId.of(anonymous().get("/public/budget/execution").text("zone")))
                .toInstant()
                .plus(Duration.ofMinutes(11)));
        settle();
    }

    /** The answer once the log is signed. */
    private Client.Answer proofOf(String path) {
        Instant end = Instant.now().plusSeconds(30);
        Client.Answer answer = anonymous().get(path);
        while (answer.json().at("/log/proof").textValue() == null
                && Instant.now().isBefore(end)) {
            pause();
            answer = anonymous().get(path);
        }
        return answer;
    }

    /** One thing that is proved becomes another: a figure, a text, a hash, a line that goes or stands twice. */
    private static void alter(JsonNode file, Random random) {
        if (file.at("/trees/0/lines") instanceof ArrayNode lines && lines.size() > 0 && random.nextInt(3) > 0) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.insert(at, lines.get(at).deepCopy());
                default -> bump((ArrayNode) lines.get(at).path("figures"), random);
            }
        } else if (file.has("trees")) {
            bump((ArrayNode) file.at("/trees/0/rolledUp/figures"), random);
        } else {
            switch (random.nextInt(4)) {
                case 0 -> bump((ArrayNode) file.at("/line/figures"), random);
                case 1 -> bump((ArrayNode) file.at("/steps/0/figures"), random);
                case 2 ->
                    ((ArrayNode) file.at("/line/text"))
                            .set(6, file.at("/line/text/6").asText() + "x");
                default ->
                    ((ObjectNode) file.path("log"))
                            .put("payload", file.at("/log/payload").asText().replace("\"upTo\":", "\"upTo\":1"));
            }
        }
    }

    private static void bump(ArrayNode figures, Random random) {
        int at = 1 + random.nextInt(figures.size() - 1);
        long figure = figures.get(at).asLong();
        figures.set(at, String.valueOf(random.nextBoolean() ? figure + 1 : -1 - figure));
    }

    private List<String> verdicts(List<String> files) throws Exception {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0,
                "SKIPPED: there is no python3 on this machine");
        Matcher program = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(PAGE));
        assertThat(program.find()).isTrue();
        assertThat(program.group(1).lines().count()).isLessThanOrEqualTo(70);
        Path check = Files.writeString(folder.resolve("check.py"), program.group(1));
        Path each = Files.writeString(folder.resolve("each.py"), ON_EACH);
        Path all = Files.createDirectory(folder.resolve("files-" + System.nanoTime()));
        for (int i = 0; i < files.size(); i++) {
            Files.writeString(all.resolve(String.format("%05d.json", i)), files.get(i));
        }
        Process run = new ProcessBuilder("python3", "-X", "utf8", each.toString(), check.toString(), all.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** The published schema names definitions that lie beside it; those that are not there hold for anything. */
    private static List<String> valid(String schema, JsonNode file) throws Exception {
        String alone = schema.replaceAll("\"\\$ref\":\\s*\"definitions.json#[^\"]*\"", "\"title\": \"\"")
                .replace("\"pattern\": \"^\\\\d{4}", "\"pattern\": \"^[0-9]{4}");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(alone).validate(file).stream()
                .map(String::valueOf)
                .toList();
    }

    private static JsonNode item(JsonNode answer, String key) {
        for (JsonNode item : answer.path("items")) {
            if (item.path("key").asText().equals(key)
                    && item.path("currency").asText().equals("EUR")) {
                return item;
            }
        }
        throw new AssertionError("no " + key + " in " + answer);
    }

    private static BigDecimal sum(JsonNode rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(new BigDecimal(row.at("/adjusted/amount").asText()));
        }
        return sum;
    }

    private void line(String code, String program, String name, String amount) {
        Client.Answer opened = as(BUDGET_OFFICER)
                .post(
                        "/api/budget/lines",
                        Map.of(
                                "fiscalYear", year,
                                "code", code,
                                "name", name,
                                "organization", "facilities",
                                "program", program,
                                "appropriation", Map.of("amount", amount, "currency", "EUR")));
        assertThat(opened.status()).as("%s", opened).isEqualTo(201);
    }

    private void settle() {
        Instant end = Instant.now().plusSeconds(20);
        while (0
                        != sql.queryForObject(
                                "SELECT (SELECT count(*) FROM docket.domain_event) - (SELECT count(*) FROM docket.log_entry)",
                                Long.class)
                && Instant.now().isBefore(end)) {
            pause();
        }
    }
}
