package docket.allocation;

import static docket.allocation.AllocatorTest.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.allocation.certificate.Certificate;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The few lines of docs/allocation.md are enough to prove an answer, and to refuse one that was altered. */
class CertificateTest {

    private static final Path PAGE = Path.of("../docs/allocation.md");
    private static final int MOST_LINES = 60;
    private static final int ALTERED = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

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
                    print(name, "0", said.getvalue().strip())
                except SystemExit as end:
                    print(name, "1" if end.code else "0", end.code or said.getvalue().strip())
                except Exception as error:
                    print(name, "2", repr(error))
            """;

    private final RandomRounds rounds = new RandomRounds();

    @TempDir
    private Path folder;

    @Test
    void the_documented_lines_prove_every_answer() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (int n = 0; n < 60; n++) {
                answer(rounds.small(rule, true, rule == Rule.VALUE && n % 2 == 0))
                        .ifPresent(one -> files.add(one.bytes()));
            }
            answer(rounds.large(rule, true, false, 200, 10, 1)).ifPresent(one -> files.add(one.bytes()));
        }
        assertThat(files).hasSizeGreaterThan(30);
        assertThat(verdicts(files)).allSatisfy(said -> assertThat(said).startsWith("0 proved"));
    }

    @Test
    void of_whole_requests_they_check_all_but_the_bound_of_the_solver() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            answer(rounds.small(n % 2 == 0 ? Rule.VALUE : Rule.LEVELLED, false, n % 3 == 0))
                    .ifPresent(one -> files.add(one.bytes()));
        }
        assertThat(verdicts(files))
                .isNotEmpty()
                .allSatisfy(said ->
                        assertThat(said).startsWith("0 kept and summed rightly").contains("OR-Tools 9."));
    }

    @Test
    void a_thousand_altered_certificates_are_refused() throws Exception {
        List<byte[]> files = new ArrayList<>();
        List<byte[]> originals = originals();
        while (files.size() < ALTERED) {
            byte[] original = originals.get(rounds.random().nextInt(originals.size()));
            JsonNode altered = JSON.readTree(original);
            alter(altered, rounds.random());
            files.add(JSON.writeValueAsBytes(altered));
        }
        assertThat(verdicts(files)).noneMatch(said -> said.startsWith("0"));
        assertThat(files).noneMatch(CertificateTest::isHeldTrue);
    }

    /** Whoever alters a grant can make the hashes anew, but no proof. */
    @Test
    void a_forger_who_makes_the_hashes_anew_is_refused_too() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (byte[] original : originals()) {
            ObjectNode forged = (ObjectNode) JSON.readTree(original);
            ObjectNode grant = (ObjectNode) forged.withArray("grants").get(0);
            long change = rounds.random().nextBoolean() ? 1 : -1;
            long value = forged.at("/round/requests/0/value").asLong();
            grant.put("granted", grant.get("granted").asLong() + change);
            addAbove(forged, change);
            forged.put("value", forged.get("value").asLong() + change * value);
            files.add(seal(forged));
        }
        assertThat(verdicts(files)).noneMatch(said -> said.startsWith("0"));
        assertThat(files).noneMatch(CertificateTest::isHeldTrue);
    }

    @Test
    void what_was_written_is_read_again_and_holds() {
        Certificate certificate = Stream.generate(() -> answer(rounds.large(Rule.VALUE, true, false, 50, 4, 1)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        assertThat(Certificate.read(certificate.bytes())).isEqualTo(certificate);
        assertThat(certificate.check()).isEmpty();
        assertThatThrownBy(() -> Certificate.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_documented_certificate_is_what_is_made_of_its_round() throws Exception {
        byte[] documented = JSON.writeValueAsBytes(JSON.readTree(block("json")));
        Certificate certificate = Certificate.read(documented);
        assertThat(certificate.check()).isEmpty();
        assertThat(answer(certificate.round())).contains(certificate);
        assertThat(verdicts(List.of(documented))).containsExactly("0 proved: no answer is better by the rule VALUE");
    }

    @Test
    void the_documented_lines_are_few() throws IOException {
        assertThat(program().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private List<byte[]> originals() {
        List<byte[]> originals = new ArrayList<>();
        while (originals.size() < 60) {
            Rule rule = Rule.values()[rounds.random().nextInt(Rule.values().length)];
            boolean whole = rule != Rule.PROPORTIONAL && originals.size() % 3 == 0;
            Round round = rounds.small(rule, !whole, rule == Rule.VALUE && originals.size() % 2 == 0);
            Optional<Certificate> answer = answer(round);
            answer.ifPresent(one -> originals.add(one.bytes()));
        }
        return originals;
    }

    /** Changes one number or text, or takes an entry away. */
    private static void alter(JsonNode tree, Random random) {
        List<Runnable> ways = new ArrayList<>();
        ways(tree, random, ways);
        ways.get(random.nextInt(ways.size())).run();
    }

    private static void ways(JsonNode node, Random random, List<Runnable> ways) {
        if (node instanceof ObjectNode object) {
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                JsonNode value = object.get(name);
                if (value.isNumber()) {
                    long change = (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
                    ways.add(() -> object.put(name, value.asLong() + change));
                } else if (value.isTextual()) {
                    ways.add(() -> object.put(name, value.asText() + "x"));
                } else if (value.isBoolean()) {
                    ways.add(() -> object.put(name, !value.asBoolean()));
                }
                ways(value, random, ways);
            }
        } else if (node instanceof ArrayNode array) {
            if (!array.isEmpty()) {
                ways.add(() -> array.remove(array.size() - 1));
            }
            array.forEach(one -> ways(one, random, ways));
        }
    }

    private static void addAbove(ObjectNode forged, long change) {
        add(forged.get("total"), change);
        addAbove(forged, "organizations", forged.at("/round/requests/0/organization"), change);
        addAbove(forged, "programs", forged.at("/round/requests/0/program"), change);
    }

    private static void addAbove(ObjectNode forged, String tree, JsonNode node, long change) {
        ArrayNode limits = (ArrayNode) forged.get("round").get(tree);
        for (int i = 0; i < limits.size(); i++) {
            if (limits.get(i).get("node").equals(node)) {
                add(forged.get(tree).get(i), change);
                addAbove(forged, tree, limits.get(i).path("parent"), change);
            }
        }
    }

    private static void add(JsonNode worth, long change) {
        ((ObjectNode) worth).put("granted", worth.get("granted").asLong() + change);
    }

    private static byte[] seal(ObjectNode forged) throws Exception {
        forged.put("inputSha256", sha256(forged.get("round")));
        forged.remove("sha256");
        forged.put("sha256", sha256(forged));
        return JSON.writeValueAsBytes(forged);
    }

    private static String sha256(JsonNode part) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(part)));
    }

    private static boolean isHeldTrue(byte[] file) {
        try {
            return Certificate.read(file).check().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> verdicts(List<byte[]> files) throws Exception {
        assumeTrue(hasPython(), "python3 is not installed");
        Path program = Files.writeString(folder.resolve("prove.py"), program());
        Path onEach = Files.writeString(folder.resolve("each.py"), ON_EACH);
        Path certificates = Files.createTempDirectory(folder, "certificates");
        for (int i = 0; i < files.size(); i++) {
            Files.write(certificates.resolve("%05d.json".formatted(i)), files.get(i));
        }
        List<String> said = run("python3", onEach.toString(), program.toString(), certificates.toString())
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        assertThat(said).hasSameSizeAs(files);
        return said;
    }

    private static String program() throws IOException {
        return block("python");
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        String fence = "```" + language + "\n";
        int start = page.indexOf(fence) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return run("python3", "--version").startsWith("Python 3");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
