package docket.engine.proof;

import docket.engine.proof.note.NoteFile;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Does what an operator wants with the log's files. A running program sees it at its next pass. */
public final class LogUpkeep {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final LogFiles files;

    public LogUpkeep(LogFiles files) {
        this.files = files;
    }

    /**
     * The verifier key of the key that signs.
     *
     * @throws IllegalStateException where there is none, or no whole one
     */
    public String verifierKey() {
        return LogKey.read(files.key()).verifierKey();
    }

    /**
     * The newest checkpoint, with its signatures.
     *
     * @throws Refused LOG_ELSEWHERE where no log was begun here
     */
    public String checkpoint() throws IOException {
        return newest().note();
    }

    /**
     * Lets another key sign from the next checkpoint on; the former one is gone.
     *
     * @return the verifier key
     * @throws Refused LOG_ELSEWHERE where no log was begun here
     */
    public String rotate() throws IOException {
        LogKey.replace(files.key(), newest().origin());
        return LogKey.read(files.key()).verifierKey();
    }

    /**
     * Says what was signed last, where the folder does not know it any more. Whether the order still leads there, the
     * program looks.
     *
     * @param checkpoint a file with a checkpoint, or with a proof or anything else that ends with one
     * @return the size of that checkpoint, in entries
     * @throws IOException in words where the file cannot be read
     * @throws Refused INVALID_REQUEST where there is none of this log in it, or one that is older than what the folder
     *     knows
     */
    public long resume(Path checkpoint) throws IOException {
        String text = NoteFile.read(checkpoint);
        String origin = LogKey.read(files.key()).name();
        int from = text.startsWith(origin + "\n") ? 0 : text.indexOf("\n" + origin + "\n") + 1;
        SignedHead head = SignedHead.parse(text.substring(from))
                .filter(signed -> signed.origin().equals(origin))
                .orElseThrow(() -> new Refused(RequestRefusal.INVALID_REQUEST));
        Optional<SignedHead> newest = SignedHead.newest(files.folder());
        if (newest.isPresent()
                && newest.get().origin().equals(origin)
                && newest.get().size() > head.size()) {
            throw new Refused(RequestRefusal.INVALID_REQUEST);
        }
        Files.createDirectories(files.folder());
        head.write(new TileFolder(files.folder()));
        return head.size();
    }

    /**
     * Begins another log of the same order, under a key and a name of its own. What there was of the former one is put
     * aside.
     *
     * @return the verifier key
     */
    public String begin(String agency, Instant now) throws IOException {
        Path aside = Files.createDirectories(files.folder().resolve("ended-" + STAMP.format(now)));
        for (String name : new String[] {SignedHead.FILE, "tile"}) {
            Path file = files.folder().resolve(name);
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        LogKey.replace(files.key(), agency + "/" + STAMP.format(now));
        LogKey key = LogKey.read(files.key());
        TransparencyLog.begin(files.folder(), key);
        return key.verifierKey();
    }

    private SignedHead newest() throws IOException {
        return SignedHead.newest(files.folder())
                .orElseThrow(() -> new Refused(LogRefusal.LOG_ELSEWHERE, files.folder()));
    }
}
