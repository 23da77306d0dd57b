package docket.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that somebody kept is taken from a file; whatever is in it, the command ends with a sentence. */
class LogCommandTest {

    private static final String NONE = "There is no checkpoint of this log in ";

    @TempDir
    Path folder;

    private Path checkpoint;

    @BeforeEach
    void begin() {
        says(0, "Another log was begun", "begin");
        checkpoint = folder.resolve("tlog").resolve("checkpoint");
    }

    @Test
    void without_an_action_it_says_what_was_signed_last_and_by_which_key() throws Exception {
        says(0, Files.readAllLines(checkpoint).get(2));
        says(0, "Key           docket.example/");
    }

    @Test
    void a_log_goes_on_from_its_own_checkpoint_alone_or_at_the_end_of_something() throws Exception {
        String own = Files.readString(checkpoint);
        says(0, "The log goes on from 0 entries", "resume", file(own.getBytes(UTF_8)));
        says(0, "The log goes on from 0 entries", "resume", file(("a proof\n\n" + own).getBytes(UTF_8)));
    }

    @Test
    void what_holds_no_checkpoint_of_this_log_is_said_to_hold_none() throws Exception {
        String own = Files.readString(checkpoint);
        says(1, NONE, "resume", file(new byte[0]));
        says(1, NONE, "resume", file(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'}));
        says(
                1,
                NONE,
                "resume",
                file(own.replace("docket.example", "docket.other").getBytes(UTF_8)));
        says(1, NONE, "resume", file(own.replace("\n", "\r\n").getBytes(UTF_8)));
        says(
                1,
                NONE,
                "resume",
                file(own.replace("\n0\n", "\n2147483648000000000000\n").getBytes(UTF_8)));
        says(1, NONE, "resume", file(own.replace("\n0\n", "\n-1\n").getBytes(UTF_8)));
        assertThat(checkpoint).hasContent(own);
    }

    @Test
    void what_cannot_be_read_is_said_so_at_once() throws Exception {
        Path large = folder.resolve("large");
        try (FileChannel sparse = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            sparse.write(java.nio.ByteBuffer.wrap(new byte[1]), 3L << 30);
        }
        for (String file : new String[] {folder.resolve("none").toString(), folder.toString(), large.toString()}) {
            String sentence =
                    file.equals(large.toString()) ? "is larger than any checkpoint" : "There is no file " + file;
            says(1, sentence, "resume", file);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            assertThat(kept(file, said)).isEqualTo(1);
            assertThat(said.toString(UTF_8)).contains(sentence);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(kept(file(new byte[] {(byte) 0xff}), said)).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("is no checkpoint");
    }

    @Test
    void a_key_that_is_not_there_or_whole_is_said_to_be_so() throws Exception {
        Path key = folder.resolve("keys").resolve("log.key");
        Files.writeString(key, "docket-log-key/v1\n");
        says(1, "holds no key that can be read", "resume", checkpoint.toString());
        Files.delete(key);
        says(1, "put it back from its backup", "resume", checkpoint.toString());
    }

    private static int kept(String file, ByteArrayOutputStream said) {
        return Called.with(Map.of(), said, "fsck", "--kept", file);
    }

    private void says(int code, String sentence, String... args) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int ended = Called.with(Map.of("DOCKET_DATA", folder.toString()), said, "log", args);
        assertThat(said.toString(UTF_8)).contains(sentence);
        assertThat(ended).isEqualTo(code);
    }

    private String file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("file"), bytes).toString();
    }
}
