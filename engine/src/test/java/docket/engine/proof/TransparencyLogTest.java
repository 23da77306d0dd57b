package docket.engine.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.proof.refusal.LogRefusal;
import docket.engine.proof.witness.Cosigners;
import docket.engine.proof.witness.Witnesses;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import docket.verifier.note.Checkpoint;
import docket.verifier.note.LogProof;
import docket.verifier.note.Policy;
import docket.verifier.witness.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Checkpoints that the verifier believes, and none that takes something back. */
class TransparencyLogTest {

    @TempDir
    Path home;

    private final List<byte[]> order = new ArrayList<>();
    private Path folder;
    private LogKey key;
    private Cosigners cosigners = Cosigners.NONE;

    @BeforeEach
    void makeKey() throws IOException {
        folder = home.resolve("tlog");
        LogKey.create(home.resolve("log.key"), "docket.example");
        key = LogKey.read(home.resolve("log.key"));
        TransparencyLog.begin(folder, key);
    }

    @Test
    void each_entry_is_proved_under_a_signed_checkpoint() throws Exception {
        TransparencyLog log = log();
        commit(1_700);
        log.publish(key);
        commit(3);
        assertThat(log.publish(key)).isEqualTo(1_703);

        believed(List.of(0, 255, 256, 1_699, 1_700, 1_702));
    }

    @Test
    void where_a_tile_is_missing_a_proof_is_refused_with_its_name() throws Exception {
        commit(300);
        log().publish(key);
        Files.delete(folder.resolve("tile/0/000"));

        assertThatThrownBy(() -> new PublishedLog(folder).newest().proof(5))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(LogRefusal.LOG_NOT_WHOLE))
                .hasMessageContaining("tile/0/000");
    }

    @Test
    void without_anything_new_there_is_no_new_checkpoint() throws Exception {
        TransparencyLog log = log();
        commit(2);
        log.publish(key);
        byte[] before = checkpoint();

        log.publish(key);

        assertThat(checkpoint()).isEqualTo(before);
    }

    @Test
    void a_program_that_starts_again_goes_on() throws Exception {
        commit(300);
        log().publish(key);
        commit(300);

        assertThat(log().publish(key)).isEqualTo(600);
        assertThat(Checkpoint.parse(checkpoint()).size()).isEqualTo(600);
    }

    @Test
    void a_program_that_was_killed_while_it_wrote_goes_on() throws Exception {
        commit(300);
        log().publish(key);
        commit(400);
        Files.writeString(folder.resolve("unfinished"), "half of a ti");
        plant("tile/0/001", "half of a tile that no checkpoint covers");
        plant("tile/entries/001", "likewise");
        FileSystemUtils.deleteRecursively(folder.resolve("tile/entries/001.p"));

        assertThat(log().publish(key)).isEqualTo(700);
        believed(List.of(0, 299, 300, 511, 512, 699));
    }

    @Test
    void tiles_that_were_lost_or_spoilt_are_made_again_from_the_order() throws Exception {
        commit(700);
        log().publish(key);
        Files.write(
                folder.resolve("tile/0/002.p/188"),
                Arrays.copyOf(Files.readAllBytes(folder.resolve("tile/0/002.p/188")), 100));
        commit(1);
        log().publish(key);
        believed(List.of(0, 600, 700));

        FileSystemUtils.deleteRecursively(folder.resolve("tile"));
        commit(1);
        log().publish(key);
        believed(List.of(0, 600, 701));
    }

    @Test
    void another_key_signs_on_after_a_rotation() throws Exception {
        TransparencyLog log = log();
        commit(300);
        log.publish(key);
        LogKey.replace(home.resolve("log.key"), "docket.example");
        key = LogKey.read(home.resolve("log.key"));
        commit(1);

        log.publish(key);

        believed(List.of(0, 300));
    }

    @Test
    void a_witness_cosigns_what_goes_on_and_a_policy_can_ask_for_it() throws Exception {
        try (WitnessServer witness = witness()) {
            cosigners = witnesses(witness);
            commit(5);
            log().publish(key);
            commit(300);
            log().publish(key);
            commit(7);
            assertThat(log().publish(key)).isEqualTo(312);

            Policy policy =
                    Policy.parse(("log " + key.verifierKey() + "\nwitness W " + witness.verifierKey() + "\nquorum W\n")
                            .getBytes(UTF_8));
            assertThat(policy.accept(Checkpoint.parse(checkpoint()))).containsExactly("docket.example", "W");
            assertThat(cosigners.standing()).containsExactly(Map.entry("W", ""));
        }
    }

    @Test
    void where_a_witness_saw_more_than_the_folder_remembers_nothing_is_signed() throws Exception {
        try (WitnessServer witness = witness()) {
            cosigners = witnesses(witness);
            commit(5);
            log().publish(key);
            byte[] snapshot = checkpoint();
            commit(5);
            log().publish(key);
            Files.write(folder.resolve("checkpoint"), snapshot);
            order.subList(5, 10).clear();
            commit(1);

            cosigners = witnesses(witness);
            refuses(() -> log().publish(key), LogRefusal.LOG_FORK, "the witness W saw another history");
            order.set(5, "another entry".getBytes(UTF_8));
            commit(9);
            refuses(() -> log().publish(key), LogRefusal.LOG_FORK, "the witness W saw another history");
            assertThat(checkpoint()).isEqualTo(snapshot);
        }
    }

    @Test
    void a_witness_that_does_not_answer_keeps_nothing_from_being_signed() throws Exception {
        WitnessServer gone = witness();
        gone.close();
        cosigners = witnesses(gone);
        commit(5);

        assertThat(log().publish(key)).isEqualTo(5);
        assertThat(cosigners.standing().get("W")).startsWith("it does not answer at http://127.0.0.1:");
    }

    private WitnessServer witness() throws IOException {
        Path its = Files.createDirectories(home.resolve("witness"));
        Files.writeString(its.resolve("logs"), "log " + key.verifierKey() + "\n");
        return WitnessServer.start(its, "audit.example/w", new InetSocketAddress("127.0.0.1", 0));
    }

    private Cosigners witnesses(WitnessServer witness) throws IOException {
        return new Witnesses(Files.writeString(
                home.resolve("witnesses"),
                "witness W " + witness.verifierKey() + " " + witness.address() + "\nquorum W\n"));
    }

    @Test
    void an_older_database_is_not_signed() throws Exception {
        commit(300);
        TransparencyLog running = log();
        running.publish(key);
        byte[] before = checkpoint();
        order.subList(200, 300).clear();

        refuses(() -> log().publish(key), LogRefusal.LOG_FORK, "It comes from an older backup. Restore a newer one");
        refuses(() -> running.publish(key), LogRefusal.LOG_FORK, "a checkpoint of 300 entries was given out");
        assertThat(checkpoint()).isEqualTo(before);
    }

    @Test
    void a_database_that_went_on_from_an_older_backup_is_not_signed() throws Exception {
        commit(300);
        TransparencyLog running = log();
        running.publish(key);
        order.subList(200, 300).clear();
        for (int i = 0; i < 300; i++) {
            order.add(("another entry " + i).getBytes(UTF_8));
        }

        refuses(() -> log().publish(key), LogRefusal.LOG_FORK, "among the 300 entries that were signed");
        refuses(() -> running.publish(key), LogRefusal.LOG_FORK, "or it was altered. Put the right one back");
        FileSystemUtils.deleteRecursively(folder.resolve("tile"));
        refuses(() -> log().publish(key), LogRefusal.LOG_FORK, "among the 300 entries that were signed");
    }

    @Test
    void who_does_not_know_what_was_signed_does_not_sign() throws Exception {
        commit(3);
        log().publish(key);
        Files.delete(folder.resolve("checkpoint"));

        refuses(() -> log().publish(key), LogRefusal.LOG_MEMORY_LOST, "run ./docket log resume CHECKPOINT");
    }

    @Test
    void only_tiles_that_a_checkpoint_covers_are_shown() throws Exception {
        commit(260);
        log().publish(key);
        plant("tile/0/001.p/9", "no checkpoint covers this");

        PublishedLog published = new PublishedLog(folder);
        assertThat(published.tile("tile/0/000"))
                .get()
                .satisfies(tile -> assertThat(tile).hasSize(8_192));
        assertThat(published.tile("tile/0/000.p/7"))
                .get()
                .satisfies(tile -> assertThat(tile).hasSize(7 * 32));
        assertThat(published.tile("tile/entries/001.p/4")).isPresent();
        assertThat(published.tile("tile/0/001.p/9")).isEmpty();
        assertThat(published.tile("tile/0/001")).isEmpty();
        assertThat(published.tile("tile/../checkpoint")).isEmpty();
    }

    private static void refuses(ThrowingCallable signing, RefusalCode code, String saying) {
        assertThatThrownBy(signing).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.text(Locale.ENGLISH)).contains(saying);
            assertThat(refused.text(Locale.KOREAN)).contains("로그가 서명을 거부합니다");
        });
    }

    private void believed(List<Integer> indexes) throws Exception {
        Policy policy = Policy.parse(("log " + key.verifierKey() + "\nquorum none\n").getBytes(UTF_8));
        for (int index : indexes) {
            LogProof proof = LogProof.parse(
                    new PublishedLog(folder).newest().proof(index).getBytes(UTF_8));
            proof.proves(order.get(index));
            assertThat(proof.index()).isEqualTo(index);
            assertThat(policy.accept(proof.checkpoint())).containsExactly("docket.example");
        }
    }

    private void plant(String tile, String content) throws IOException {
        Files.createDirectories(folder.resolve(tile).getParent());
        Files.writeString(folder.resolve(tile), content);
    }

    private TransparencyLog log() {
        return new TransparencyLog(
                folder, (from, limit) -> order.stream().skip(from).limit(limit).toList(), cosigners);
    }

    private void commit(int count) {
        for (int i = 0; i < count; i++) {
            order.add(("entry " + order.size()).getBytes(UTF_8));
        }
    }

    private byte[] checkpoint() throws IOException {
        return Files.readAllBytes(folder.resolve("checkpoint"));
    }
}
