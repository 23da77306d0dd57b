package docket.api.rest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.verifier.note.LogProof;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the exports of a running Docket hold, by the schemas of those who made the formats. */
class ExportTest extends RestTest {

    /** Published schemas lie in {@code shared} beside the checkout, or where this variable says. */
    private static final Path SCHEMAS =
            Path.of(System.getenv().getOrDefault("DOCKET_SCHEMAS", "../../shared/data/schemas"));

    private static final String HOSTILE = "=HYPERLINK(\"http://x\")\n<&> \u0007 \"quoted\", 한글";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void json_lines_hold_exact_entries_that_their_proofs_lead_to_the_checkpoint() throws Exception {
        String caseId = decidedCase();
        List<String> lines = export("jsonl", "").lines().toList();

        String checkpoint = json.readTree(lines.get(0)).path("checkpoint").asText();
        assertThat(json.readTree(lines.get(lines.size() - 1)).path("events").asLong())
                .isEqualTo(lines.size() - 2);
        boolean found = false;
        for (int i = 0; i < lines.size() - 2; i++) {
            JsonNode line = json.readTree(lines.get(i + 1));
            assertThat(line.path("logIndex").asLong()).isEqualTo(i);
            StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + i + "\n");
            line.path("proof").forEach(hash -> proof.append(hash.asText()).append('\n'));
            String entry = line.path("entry").asText();
            LogProof.parse((proof + "\n" + checkpoint).getBytes(UTF_8)).proves(entry.getBytes(UTF_8));
            if (!line.path("payloadSalt").asText().isEmpty()) { // else its case was disposed of
                assertThat(entry.split("\n")[8]).isEqualTo(hash(line, "payload"));
                assertThat(entry.split("\n")[9]).isEqualTo(hash(line, "metadata"));
            }
            found |= entry.contains(caseId) && entry.contains("step-decided");
        }
        assertThat(found).isTrue();
    }

    @Test
    void ocel_is_valid_by_its_schema_and_each_relation_leads_to_an_object() throws Exception {
        String caseId = decidedCase();
        JsonNode log = json.readTree(export("ocel2", ""));

        assertThat(objects(log)).contains(caseId, "person:" + DRAFTER, "model:return-risk-1");
        relationsHold(log);
        relationsHold(json.readTree(export("ocel2", "&from=" + logIndexOfDecision(caseId))));
        Path schema = schema("ocel2.schema.json");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(Files.readString(schema))
                        .validate(log))
                .isEmpty();
    }

    @Test
    void xes_is_valid_by_its_schema_and_has_a_trace_for_the_case() throws Exception {
        String caseId = decidedCase();
        byte[] xes = export("xes", "").getBytes(UTF_8);

        Document log = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xes));
        NodeList strings = log.getElementsByTagName("string");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < strings.getLength(); i++) {
            values.add(strings.item(i).getAttributes().getNamedItem("value").getNodeValue());
        }
        assertThat(values)
                .contains(
                        caseId,
                        "step-decided",
                        "submitted by drafter",
                        "returned by administration",
                        HOSTILE.replace('\u0007', '\uFFFD'));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema("xes.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xes)));
    }

    @Test
    void what_was_corrected_has_each_of_its_values_and_their_times() throws Exception {
        String caseId = decidedCase();
        Map<String, Object> amount = Map.of("amount", "1200.00", "currency", "EUR");
        Map<String, Object> corrected = Map.of("decision", "RESUBMIT", "title", "A roof", "amount", amount);
        String task = taskOf(DRAFTER, caseId);
        assertThat(as(DRAFTER)
                        .post("/api/tasks/" + task + "/decision", corrected)
                        .status())
                .isEqualTo(200);
        String resubmitted = as(AUDITOR)
                .get("/api/audit/cases/" + caseId + "/bundle") // waits until all of it is signed
                .toString();
        assertThat(resubmitted).isNotEmpty();

        List<String> values = new ArrayList<>();
        for (JsonNode object : json.readTree(export("ocel2", "")).path("objects")) {
            if (object.path("id").asText().equals(caseId)) {
                object.path("attributes")
                        .forEach(one -> values.add(one.path("name").asText() + "="
                                + one.path("value").asText()));
            }
        }
        assertThat(values)
                .containsSubsequence("title=" + HOSTILE, "amount=34.34", "title=A roof", "amount=1200.00")
                .containsOnlyOnce("kind=payment", "currency=EUR");
        String before = export("ocel2", "&to=" + logIndexOfDecision(caseId));
        assertThat(before).contains(caseId).doesNotContain("1200.00");

        String xes = export("xes", "");
        String trace = xes.substring(xes.indexOf("<trace><string key=\"concept:name\" value=\"" + caseId));
        List<String> lines =
                trace.substring(0, trace.indexOf("</trace>")).lines().toList();
        assertThat(lines.get(0)).contains("\"A roof\"", "\"1200.00\"").doesNotContain("34.34");
        assertThat(lines.get(1)).contains("submitted by drafter", "\"34.34\"");
        assertThat(lines)
                .filteredOn(line -> line.contains("corrected by drafter"))
                .singleElement()
                .asString()
                .contains("\"A roof\"", "\"1200.00\"")
                .doesNotContain("EUR");
        assertThat(export("csv", "").lines())
                .anyMatch(line -> line.contains(",case-corrected,") && line.contains("A roof"));
    }

    @Test
    void csv_opens_in_a_spreadsheet_as_text_and_no_formula() throws Exception {
        String caseId = decidedCase();
        String csv = export("csv", "");

        assertThat(csv).startsWith("\uFEFFlogIndex,occurredAt,type,").contains("\r\n,,checkpoint,");
        assertThat(csv).contains("\"'" + HOSTILE.replace("\"", "\"\"") + "\"").contains(caseId);
        assertThat(csv).doesNotContain("," + HOSTILE.substring(0, 10));
    }

    @Test
    void the_bounds_hold() throws Exception {
        decidedCase();
        assertThat(export("jsonl", "&from=2&to=5").lines()).hasSize(2 + 3);
        Instant later = Instant.now().plusSeconds(3600);
        assertThat(export("jsonl", "&from=" + later).lines()).hasSize(2);
        assertThat(export("csv", "&to=" + later).lines().count()).isGreaterThan(10);
        JsonNode nothing = json.readTree(export("ocel2", "&from=" + later));
        assertThat(nothing.path("objects")).isEmpty();
    }

    @Test
    void auditors_only_and_what_is_not_understood_is_refused() {
        for (String person : List.of(DRAFTER, DIRECTOR, BUDGET_OFFICER, ADMIN)) {
            Client.Answer answer = as(person).get("/api/audit/export?format=csv");
            assertThat(answer.status()).as(person).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("forbidden");
        }
        assertThat(anonymous().get("/api/audit/export?format=csv").status()).isEqualTo(401);
        for (String query : List.of(
                "?format=pdf",
                "",
                "?format=csv&from=yesterday",
                "?format=xes&to=-1",
                "?format=csv&from=%2B999999999-12-31T00:00:00Z",
                "?format=jsonl&to=-999999999-01-01T00:00:00Z",
                "?format=xes&from=%2B300000-01-01T00:00:00%2B09:00")) {
            Client.Answer answer = as(AUDITOR).get("/api/audit/export" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid-request");
        }
    }

    private String decidedCase() {
        String caseId = start(payment(HOSTILE, "review:administration", "approve:" + SUPERVISOR));
        String task = taskOf(REVIEWER, caseId);
        assertThat(as(REVIEWER)
                        .post("/api/tasks/" + task + "/decision", Map.of("decision", "RETURN", "opinion", HOSTILE))
                        .status())
                .isEqualTo(200);
        logIndexOfDecision(caseId);
        return caseId;
    }

    /** As soon as it is numbered and signed. */
    private long logIndexOfDecision(String caseId) {
        assertThat(as(AUDITOR).get("/api/audit/cases/" + caseId + "/bundle").status())
                .isEqualTo(200);
        for (JsonNode event :
                as(AUDITOR).get("/api/cases/" + caseId + "/events").json().path("items")) {
            if (event.path("type").asText().equals("step-decided")) {
                return event.path("logIndex").asLong();
            }
        }
        throw new AssertionError("There is no decision in " + caseId);
    }

    private static Set<String> objects(JsonNode log) {
        Set<String> ids = new HashSet<>();
        log.path("objects")
                .forEach(object ->
                        assertThat(ids.add(object.path("id").asText())).isTrue());
        return ids;
    }

    private static void relationsHold(JsonNode log) {
        Set<String> ids = objects(log);
        log.path("events")
                .forEach(event -> event.path("relationships")
                        .forEach(relation -> assertThat(ids)
                                .contains(relation.path("objectId").asText())));
        assertThat(log.path("events")).isNotEmpty();
        assertThat(log.path("checkpoint").asText()).startsWith("docket.example\n");
    }

    private static String hash(JsonNode line, String part) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(HexFormat.of().parseHex(line.path(part + "Salt").asText()));
        return HexFormat.of().formatHex(sha.digest(line.path(part).asText().getBytes(UTF_8)));
    }

    private static Path schema(String name) {
        Path schema = SCHEMAS.resolve(name);
        assumeTrue(Files.isRegularFile(schema), "SKIPPED: there is no " + schema.toAbsolutePath());
        return schema;
    }

    private String export(String format, String more) throws Exception {
        var answer = HTTP.send(
                as(AUDITOR)
                        .request("/api/audit/export?format=" + format + more)
                        .GET()
                        .build(),
                BodyHandlers.ofString(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
