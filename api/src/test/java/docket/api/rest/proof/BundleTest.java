package docket.api.rest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.RestTest;
import docket.verifier.bundle.Bundle;
import docket.verifier.note.LogProof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor takes away of a running Docket verifies elsewhere, with our tools and with others. */
class BundleTest extends RestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void a_closed_case_verifies_offline_with_our_tool_and_with_python_and_openssl() throws Exception {
        String caseId = closedCase();
        byte[] bytes = bundle(caseId);
        Path file = Files.write(folder.resolve("case.zip"), bytes);

        Bundle.Verified found = Bundle.verify(file, null);
        assertThat(found.caseId()).isEqualTo(caseId);
        assertThat(found.outcome()).isEqualTo("APPROVED");
        assertThat(found.events()).isEqualTo(found(caseId).path("version").asLong());

        WithoutOurTools page = new WithoutOurTools(folder, "bundle.md");
        assertThat(page.python(file).said()).contains(found.events() + " events of " + caseId);
        assertThat(page.openssl().said()).contains("Signature Verified Successfully");

        Files.write(file, withoutEvents(bytes));
        assertThat(page.python(file).said()).contains("there is no event of the case in it");
        Files.write(file, withAnotherLast(bytes, ".payload"));
        assertThat(page.python(file).code()).isNotZero();
        Files.writeString(folder.resolve("signed"), "docket.example\n1\n");
        assertThat(page.openssl().code()).isNotZero();
    }

    @Test
    void entries_and_proofs_and_tiles_of_the_log_fit_each_other() throws Exception {
        bundle(closedCase());
        LogProof proof = LogProof.parse(raw(AUDITOR, "/api/audit/events/0/proof"));
        byte[] entry = raw(AUDITOR, "/api/audit/events/0/entry");

        proof.proves(entry);
        assertThat(proof.checkpoint().origin()).isEqualTo("docket.example");
        String width =
                proof.checkpoint().size() < 256 ? ".p/" + proof.checkpoint().size() : "";
        byte[] bundled = raw(AUDITOR, "/api/audit/tile/entries/000" + width);
        assertThat(new String(bundled, 2, entry.length, UTF_8)).isEqualTo(new String(entry, UTF_8));
        assertThat(raw(AUDITOR, "/api/audit/tile/0/000" + width).length % 32).isZero();
    }

    @Test
    void only_auditors_and_the_administrator_get_any_of_it() {
        String caseId = start(payment("Not theirs", "review:administration", "approve:supervisor"));
        for (String path : List.of(
                "/api/audit/checkpoint",
                "/api/audit/tile/0/000",
                "/api/audit/events/0/entry",
                "/api/audit/events/0/proof",
                "/api/audit/cases/" + caseId + "/bundle")) {
            assertThat(anonymous().get(path).status()).as(path).isEqualTo(401);
            refused(as(DRAFTER).get(path), 403, "forbidden");
        }
        assertThat(as(ADMIN).get("/api/audit/checkpoint").status()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_is_refused_by_its_code() {
        refused(as(AUDITOR).get("/api/audit/events/999999999/entry"), 404, "unknown-log-entry");
        refused(as(AUDITOR).get("/api/audit/events/-1/proof"), 404, "unknown-log-entry");
        refused(as(AUDITOR).get("/api/audit/events/first/proof"), 400, "invalid-request");
        refused(as(AUDITOR).get("/api/audit/tile/0/x999/999"), 404, "unknown-tile");
        refused(as(AUDITOR).get("/api/audit/tile/0/000.p/0"), 404, "unknown-tile");
        refused(as(AUDITOR).get("/api/audit/tile/keys/log.key"), 404, "unknown-tile");
        refused(as(AUDITOR).get("/api/audit/cases/4711/bundle"), 404, "unknown-case");
        refused(as(AUDITOR).get("/api/audit/cases/docket-log/bundle"), 404, "unknown-case");
    }

    private static void refused(Client.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private String closedCase() {
        String caseId = start(payment("To take away", "review:administration", "approve:supervisor"));
        assertThat(decide(REVIEWER, caseId, "APPROVE").status()).isEqualTo(200);
        assertThat(decide(SUPERVISOR, caseId, "APPROVE").status()).isEqualTo(200);
        return caseId;
    }

    private byte[] bundle(String caseId) throws Exception {
        return raw(AUDITOR, "/api/audit/cases/" + caseId + "/bundle");
    }

    private byte[] raw(String person, String path) throws Exception {
        var answer = HTTP.send(as(person).request(path).GET().build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static byte[] withoutEvents(byte[] bundle) throws IOException {
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle));
                ZipOutputStream out = new ZipOutputStream(left)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith("events/")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(zip.readAllBytes());
                }
            }
        }
        return left.toByteArray();
    }

    /** The bundle with another last file of this kind. */
    private static byte[] withAnotherLast(byte[] bundle, String kind) throws IOException {
        String last = "";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                last = entry.getName().endsWith(kind) ? entry.getName() : last;
            }
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(last) ? "{}".getBytes(UTF_8) : zip.readAllBytes());
            }
        }
        return changed.toByteArray();
    }
}
