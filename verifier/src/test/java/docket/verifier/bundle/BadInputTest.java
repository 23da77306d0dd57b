package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.verifier.Verify;
import docket.verifier.note.TestKey;
import docket.verifier.note.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is given to {@code ./docket verify}, it ends soon, with a sentence that fits a terminal and no stack trace. */
class BadInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int LONGEST = 700;

    @TempDir
    Path folder;

    private final TestKey key = TestBundle.key();
    private Map<String, byte[]> files;

    @BeforeEach
    void sample() {
        files = TestBundle.closed().signedBy(key);
    }

    @Test
    void what_is_no_bundle_is_said_to_be_none() throws Exception {
        says(2, "Usage: ./docket verify BUNDLE");
        says(2, "Usage: ./docket verify BUNDLE", "--forgive", "x");
        says(2, "There is no file", folder.resolve("none").toString());
        says(2, "is no file that can be read", folder.toString());
        says(2, "There is no file", bundle(), "--policy", folder.resolve("none").toString());
        says(2, "is no file that can be read", bundle(), "--policy", folder.toString());
        says(2, "Nul character not allowed", "a\0b");
        says(1, "it is no zip", file(new byte[0]));
        says(1, "it is no zip", file("TRUE\n".repeat(9).getBytes(UTF_8)));
    }

    @Test
    void a_bundle_that_was_cut_off_or_damaged_anywhere_is_said_to_be() throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(bundle()));
        for (int length = 0; length < whole.length; length += 499) {
            says(1, "it is no zip, or a damaged one", file(Arrays.copyOf(whole, length)));
        }
        for (int at = 0; at < whole.length; at += 89) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) 0x55;
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = Verify.run(
                    new String[] {file(changed)},
                    new PrintStream(said, true, UTF_8),
                    new PrintStream(said, true, UTF_8));
            // A bit that only repeats what the zip's directory says, such as a date, changes nothing.
            assertThat(said.toString(UTF_8)).as("byte %d", at).startsWith(code == 0 ? "TRUE" : "WRONG");
        }
    }

    @Test
    void a_file_that_unpacks_to_gigabytes_is_not_unpacked() throws Exception {
        for (String name : new String[] {"bundle", "policy", "checkpoint", "events/000000000001.payload"}) {
            Path bomb = folder.resolve("bomb.zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
                zip.setLevel(Deflater.BEST_SPEED);
                for (Map.Entry<String, byte[]> one : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(one.getKey()));
                    byte[] content = one.getKey().equals(name) ? new byte[1 << 20] : one.getValue();
                    for (int i = 0; i < (!one.getKey().equals(name) ? 1 : name.endsWith("payload") ? 65 : 2); i++) {
                        zip.write(content);
                    }
                }
            }
            says(1, name + ": it is larger than anything Docket writes", bomb.toString());
        }
    }

    @Test
    void names_that_lead_elsewhere_or_come_twice_are_refused() throws Exception {
        for (String name : new String[] {
            "../../etc/passwd",
            "/etc/passwd",
            "events/../checkpoint",
            "events/",
            "EVENTS/000000000001.entry",
            "\u001b[2J"
        }) {
            Map<String, byte[]> more = TestBundle.closed().signedBy(key);
            more.put(name, new byte[0]);
            says(1, name.replace("\u001b", "?") + ": no bundle has such a file", zip(more));
        }
        byte[] twice = Files.readAllBytes(Path.of(bundle()));
        String bytes = new String(twice, ISO_8859_1).replace("events/000000000001.salts", "events/000000000002.salts");
        says(1, "events/000000000002.salts: it is in the bundle twice", file(bytes.getBytes(ISO_8859_1)));
        String notUtf8 = new String(twice, ISO_8859_1).replace("policy", "p\u00ffl\u00fecy");
        says(1, "the bundle: ", file(notUtf8.getBytes(ISO_8859_1)));
    }

    @Test
    void a_checkpoint_that_is_none_is_described_in_a_line() throws Exception {
        String good = new String(files.get("checkpoint"), UTF_8);
        checkpoint("", "checkpoint: The note has no signatures");
        checkpoint("x\n".repeat(500_000), "checkpoint: The note has no signatures");
        checkpoint("o\n1\n\n" + "y".repeat(1_000_000) + "\n", "is no signature line");
        checkpoint("o\n" + "9".repeat(1_000_000) + "\nr\n\n\u2014 a AAAAAAAA\n", "The size in the checkpoint is");
        checkpoint("o\n2147483648\n" + "A".repeat(43) + "=\n\n\u2014 o AAAAAAAA\n", "is not signed by a log");
        checkpoint("o\n9223372036854775808\n" + "A".repeat(43) + "=\n\n\u2014 o AAAAAAAA\n", "which is no number");
        checkpoint("\u2014 a AAAAAAAA\n".repeat(40_000), "checkpoint: ");
        checkpoint(good.replace("\n", "\r\n"), "has carriage returns");
        checkpoint(good.replace("docket.example\n", "docket.other\n"), "docket.other is not signed by a log");
    }

    @Test
    void signatures_of_whom_nobody_asked_are_passed_over() throws Exception {
        for (String name : files.keySet()) {
            String content = new String(files.get(name), UTF_8);
            if (name.equals("checkpoint") || name.endsWith(".proof")) {
                files.put(name, (content + "\u2014 stranger.example AAAAAAAA\n").getBytes(UTF_8));
            }
        }
        says(0, "TRUE", zip(files));
    }

    @Test
    void a_policy_that_is_none_is_described_in_a_line() throws Exception {
        String log = "log " + key.verifierKey() + "\n";
        policy("", "The policy has no line \"quorum\"");
        policy(log + "quorum W\n", "W is not defined above");
        policy("log docket.example+00000000+AAAA\nquorum none\n", "Line 1 of the policy: ");
        policy(
                "log " + new TestKey("docket.example", VerifierKey.LOG).verifierKey() + "\nquorum none\n",
                "not signed by");
        policy(log + "group g 2147483648 g\n", "Line 2 of the policy: ");
        policy((log + "quorum none\n").replace("\n", "\r\n"), "Line 1 of the policy has carriage returns");
        policy(log + "quorum none" + " ".repeat(900_000) + "x\n", "expected quorum NAME");
        policy("x".repeat(2_000_000), "The policy has more than");
        String witness = new TestKey("w.example", VerifierKey.WITNESS).verifierKey();
        StringBuilder deep = new StringBuilder(log + "witness g0 " + witness + "\n");
        for (int i = 1; i < 40_000; i++) {
            deep.append("group g").append(i).append(" 1 g").append(i - 1).append('\n');
        }
        policy(deep + "quorum g39999\n", "lacks the witnesses that the policy asks for (g39999)");
    }

    @Test
    void what_is_missing_or_too_much_is_said_before_how_it_is_called() throws Exception {
        says(2, "Missing: BUNDLE, the file to verify\nUsage: ");
        says(2, "Unknown option: '--colour'\nUsage: ", bundle(), "--colour");
        says(2, "Expected one BUNDLE, and FILE after --policy\nUsage: ", bundle(), "--policy");
    }

    private void checkpoint(String text, String sentence) throws Exception {
        files.put("checkpoint", text.getBytes(UTF_8));
        says(1, sentence, zip(files));
    }

    private void policy(String text, String sentence) throws Exception {
        Path policy = Files.write(folder.resolve("policy"), text.getBytes(UTF_8));
        says(1, sentence, bundle(), "--policy", policy.toString());
    }

    private void says(int code, String sentence, String... args) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        long began = System.nanoTime();
        int ended = Verify.run(args, new PrintStream(said, true, UTF_8), new PrintStream(said, true, UTF_8));
        assertThat(said.toString(UTF_8))
                .contains(sentence)
                .hasSizeLessThan(LONGEST)
                .doesNotContain("\u001b");
        assertThat(ended).isEqualTo(code);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }

    private String bundle() throws Exception {
        return zip(TestBundle.closed().signedBy(key));
    }

    private String zip(Map<String, byte[]> content) throws Exception {
        return TestBundle.zip(folder.resolve("case.zip"), content).toString();
    }

    private String file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("file"), bytes).toString();
    }
}
