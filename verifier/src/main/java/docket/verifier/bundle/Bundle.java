package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.Checkpoint;
import docket.verifier.note.LogProof;
import docket.verifier.note.Policy;
import docket.verifier.tree.Untrue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies the bundle of a case, from the signature down to each byte of each event. */
public final class Bundle {

    private static final String VERSION = "docket-bundle/v1";

    /**
     * What was found true.
     *
     * @param events of the case itself
     * @param others events that are about it
     * @param outcome how it was closed; null where it was open, and then nothing shows that no event is missing at the end
     * @param disposal the destruction by which the case was disposed of, which is in the bundle; else null
     * @param entries under the checkpoint
     * @param signers by their names: the log, then witnesses
     * @param sheet whether there is a sheet in it, which nothing was found out about
     */
    public record Verified(
            String caseId,
            String agency,
            long events,
            long others,
            @Nullable String outcome,
            @Nullable String disposal,
            long entries,
            List<String> signers,
            boolean sheet) {}

    /**
     * Verifies all of it.
     *
     * @param own who must have signed; null: the policy that came with the bundle
     * @throws Untrue naming the first file that is wrong
     */
    public static Verified verify(Path file, byte @Nullable [] own) throws IOException, Untrue {
        try (Archive archive = Archive.open(file)) {
            String caseId = caseId(archive.read("bundle"));
            Policy policy = own == null ? at("policy", () -> Policy.parse(archive.read("policy"))) : Policy.parse(own);
            Checkpoint checkpoint = at("checkpoint", () -> Checkpoint.parse(archive.read("checkpoint")));
            List<String> signers = at("checkpoint", () -> policy.accept(checkpoint));
            Story story = new Story(caseId);
            String agency = "";
            for (long index : archive.indexes()) {
                agency = event(archive, index, checkpoint, story).agency();
            }
            at("events", story::end);
            if (story.own() == 0) {
                throw new Untrue("events: there is none of the case " + caseId);
            }
            return new Verified(
                    caseId,
                    agency,
                    story.own(),
                    story.others(),
                    story.outcome(),
                    story.disposal(),
                    checkpoint.size(),
                    signers,
                    archive.hasSheet());
        }
    }

    private static String caseId(byte[] header) throws Untrue {
        String[] lines = new String(header, UTF_8).split("\n", -1);
        if (lines.length != 3 || !lines[0].equals(VERSION) || lines[1].isEmpty() || !lines[2].isEmpty()) {
            throw new Untrue("bundle: it does not say \"" + VERSION + "\" and which case");
        }
        return lines[1];
    }

    /** The entry first, by the signed tree; then what it covers, by the entry. */
    private static Entry event(Archive archive, long index, Checkpoint checkpoint, Story story) throws Untrue {
        String entryFile = Archive.name(index, "entry");
        String proofFile = Archive.name(index, "proof");
        byte[] bytes = archive.read(entryFile);
        Entry entry = at(entryFile, () -> Entry.parse(bytes));
        LogProof proof = at(proofFile, () -> proof(archive.read(proofFile), index, checkpoint));
        at(entryFile + " or " + proofFile, () -> {
            proof.proves(bytes);
            return entry;
        });
        byte[] payload = archive.read(Archive.name(index, "payload"));
        byte[] salts = archive.read(Archive.name(index, "salts"));
        byte[] metadata = archive.read(Archive.name(index, "metadata"));
        boolean disposed = Entry.isDisposed(salts, metadata);
        if (!disposed) {
            at(Archive.name(index, "payload"), () -> {
                entry.coversPayload(salts, payload);
                return entry;
            });
            at(Archive.name(index, "metadata"), () -> {
                entry.coversMetadata(salts, metadata);
                return entry;
            });
        }
        return at(entryFile, () -> {
            String origin = checkpoint.origin();
            if (!origin.equals(entry.agency()) && !origin.startsWith(entry.agency() + "/")) {
                throw new Untrue("it is of " + entry.agency() + ", and the log of " + origin);
            }
            if (disposed) {
                at(Archive.name(index, "payload"), () -> {
                    story.takeDisposed(entry, payload);
                    return entry;
                });
            } else {
                story.take(entry, payload);
            }
            return entry;
        });
    }

    private static LogProof proof(byte[] file, long index, Checkpoint checkpoint) throws Untrue {
        LogProof proof = LogProof.parse(file);
        if (proof.index() != index) {
            throw new Untrue("it is about index " + proof.index());
        }
        if (!proof.checkpoint().note().whole().equals(checkpoint.note().whole())) {
            throw new Untrue("it leads to another checkpoint than the bundle's");
        }
        return proof;
    }

    private interface Check<T> {
        T run() throws Untrue;
    }

    /** Runs a check; what it finds untrue names the file, unless it does already. */
    private static <T> T at(String file, Check<T> check) throws Untrue {
        try {
            return check.run();
        } catch (Untrue e) {
            throw String.valueOf(e.getMessage()).startsWith(file + ": ")
                    ? e
                    : new Untrue(file + ": " + e.getMessage(), e);
        }
    }

    private Bundle() {}
}
