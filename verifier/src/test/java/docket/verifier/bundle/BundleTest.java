package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import docket.verifier.Verify;
import docket.verifier.note.TestKey;
import docket.verifier.tree.Untrue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a bundle is true, or the first file that is not is named. */
class BundleTest {

    @TempDir
    Path folder;

    private final TestKey key = TestBundle.key();

    @Test
    void a_bundle_as_it_was_made_is_true() throws Exception {
        Bundle.Verified found = Bundle.verify(zip(TestBundle.closed().signedBy(key)), null);

        assertThat(found)
                .isEqualTo(new Bundle.Verified(
                        TestBundle.CASE,
                        "docket.example",
                        5,
                        1,
                        "APPROVED",
                        null,
                        9,
                        List.of("docket.example"),
                        false));
    }

    @Test
    void a_sheet_is_neither_required_nor_taken_for_proved() throws Exception {
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        files.put("sheet.html", "<p>Rejected by nobody</p>".getBytes(UTF_8));
        Path file = zip(files);
        assertThat(Bundle.verify(file, null).sheet()).isTrue();

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(Verify.run(
                        new String[] {file.toString()},
                        new PrintStream(said, true, UTF_8),
                        new PrintStream(said, true, UTF_8)))
                .isZero();
        assertThat(said.toString(UTF_8)).contains("sheet.html is for reading and is not proved");

        files.put("sheet.en.html", new byte[0]);
        says(files, "sheet.en.html: no bundle has such a file");
    }

    @Test
    void any_bit_that_is_changed_in_any_file_is_found_there() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        for (String name : files.keySet()) {
            for (int i = 0; i < 12; i++) {
                byte[] changed = files.get(name).clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                Map<String, byte[]> all = new TreeMap<>(files);
                all.put(name, changed);

                assertThatExceptionOfType(Untrue.class)
                        .as("seed %d, %s: %s", seed, name, new String(changed, UTF_8))
                        .isThrownBy(() -> Bundle.verify(zip(all), null))
                        .withMessageMatching(whereItShows(name));
            }
        }
    }

    /**
     * A salt is wrong where its content is; a hash of the tree and what is hashed cannot be told apart; another case or
     * another key is wrong where it is first needed.
     */
    private static String whereItShows(String name) {
        String place = name;
        if (name.endsWith(".salts")) {
            place = name.replace(".salts", ".(payload|metadata)");
        } else if (name.endsWith(".entry") || name.endsWith(".proof")) {
            place = "(events/[0-9]+.entry or )?" + name + "( or .*)?";
        } else if (name.equals("policy") || name.equals("bundle")) {
            place = "(policy|checkpoint|bundle|events/.*)";
        }
        return "(?s)" + place + ": .*";
    }

    @Test
    void a_hash_that_is_written_otherwise_is_not_the_same_file() throws Exception {
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        String name = "events/000000000004.proof";
        String proof = new String(files.get(name), UTF_8);
        int last = proof.indexOf("=\n") - 1;
        char other = (char) (proof.charAt(last) + 1); // of its six bits, the last two say nothing
        files.put(name, (proof.substring(0, last) + other + proof.substring(last + 1)).getBytes(UTF_8));

        assertThatExceptionOfType(Untrue.class)
                .isThrownBy(() -> Bundle.verify(zip(files), null))
                .withMessageStartingWith(name + ": \"")
                .withMessageContaining("is not how");
    }

    @Test
    void a_file_that_is_missing_is_named() throws Exception {
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        for (String name : files.keySet()) {
            Map<String, byte[]> all = new TreeMap<>(files);
            all.remove(name);
            says(all, name + ": it is missing");
        }
    }

    @Test
    void an_event_that_was_left_out_shows() throws Exception {
        for (int nth : new int[] {0, 1, 3, 4}) {
            TestBundle bundle = TestBundle.closed();
            bundle.leaveOut(nth);
            assertThatExceptionOfType(Untrue.class)
                    .isThrownBy(() -> Bundle.verify(zip(bundle.signedBy(key)), null))
                    .withMessageContaining("events are missing before it");
        }
    }

    @Test
    void a_log_that_leaves_events_out_is_told_by_the_closing_event() throws Exception {
        TestBundle miscounted = new TestBundle();
        miscounted.own("case-opened", "{\"caseId\":\"" + TestBundle.CASE + "\"}");
        miscounted.close(4);
        says(miscounted.signedBy(key), "events/000000000001.entry: it counts 4 events before it, and there are 1");
    }

    @Test
    void an_open_case_is_true_and_said_to_be_open() throws Exception {
        TestBundle open = TestBundle.closed();
        open.leaveOut(5);

        assertThat(Bundle.verify(zip(open.signedBy(key)), null).outcome()).isNull();
    }

    @Test
    void an_event_of_another_case_is_not_passed_off_as_one_of_this() throws Exception {
        TestBundle bundle = TestBundle.closed();
        bundle.event("another", 3, "case-closed", "{}", true);
        says(
                bundle.signedBy(key),
                "events/000000000009.entry: it is an event of another and says nothing about the case "
                        + TestBundle.CASE);
    }

    @Test
    void events_that_changed_places_are_found() throws Exception {
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        for (String part : List.of("entry", "payload", "metadata", "salts")) {
            byte[] first = files.get("events/000000000001." + part);
            files.put("events/000000000001." + part, files.get("events/000000000002." + part));
            files.put("events/000000000002." + part, first);
        }
        assertThatExceptionOfType(Untrue.class)
                .isThrownBy(() -> Bundle.verify(zip(files), null))
                .withMessageStartingWith("events/000000000001.entry or events/000000000001.proof: Leaf 1 is not in");
    }

    @Test
    void a_log_that_was_made_up_does_not_pass_a_policy_of_ones_own() throws Exception {
        Path forged = zip(TestBundle.closed().signedBy(TestBundle.key()));
        byte[] own = TestBundle.closed().signedBy(key).get("policy");

        assertThat(Bundle.verify(forged, null).signers()).containsExactly("docket.example");
        assertThatExceptionOfType(Untrue.class)
                .isThrownBy(() -> Bundle.verify(forged, own))
                .withMessage("checkpoint: The checkpoint of docket.example is not signed by a log of the policy");
    }

    @Test
    void a_file_that_no_bundle_has_is_not_overlooked() throws Exception {
        Map<String, byte[]> files = TestBundle.closed().signedBy(key);
        files.put("events/000000000002.payload.orig", new byte[0]);
        says(files, "events/000000000002.payload.orig: no bundle has such a file");
    }

    @Test
    void what_is_no_zip_is_said_to_be_none() throws Exception {
        Path file = zip(TestBundle.closed().signedBy(key));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));

        assertThatExceptionOfType(Untrue.class)
                .isThrownBy(() -> Bundle.verify(file, null))
                .withMessageStartingWith("the bundle: it is no zip, or a damaged one");
    }

    private void says(Map<String, byte[]> files, String message) throws Exception {
        Path file = zip(files);
        assertThatExceptionOfType(Untrue.class)
                .isThrownBy(() -> Bundle.verify(file, null))
                .withMessage(message);
    }

    private Path zip(Map<String, byte[]> files) throws Exception {
        return TestBundle.zip(folder.resolve("case.zip"), files);
    }
}
