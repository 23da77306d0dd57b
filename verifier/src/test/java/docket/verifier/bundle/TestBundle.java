package docket.verifier.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.verifier.note.TestKey;
import docket.verifier.note.VerifierKey;
import docket.verifier.tree.Hash;
import docket.verifier.tree.NaiveTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes bundles of a small log, written down from docs/bundle.md. */
final class TestBundle {

    static final String CASE = "0190c7a2-0000-7000-8000-000000000001";
    private static final String AGENCY = "docket.example";

    private final List<byte[]> log = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Integer> indexes = new ArrayList<>();
    private Hash lastPayload = Hash.of();
    private long sequence;

    /** Five events of a case that was closed, with events of others between them. */
    static TestBundle closed() {
        TestBundle bundle = new TestBundle();
        bundle.event("another", 0, "case-opened", "{}", false);
        bundle.own("case-opened", "{\"caseId\":\"" + CASE + "\"}");
        bundle.own("step-offered", "{\"caseId\":\"" + CASE + "\",\"step\":0}");
        bundle.event("another", 1, "step-offered", "{}", false);
        bundle.event("line", 7, "funds-reserved", "{\"caseId\":\"" + CASE + "\"}", true);
        bundle.own("step-decided", "{\"caseId\":\"" + CASE + "\",\"decision\":\"APPROVE\"}");
        bundle.own("case-registered", "{\"caseId\":\"" + CASE + "\",\"number\":\"1\"}");
        bundle.close(bundle.sequence);
        bundle.event("another", 2, "step-decided", "{}", false);
        return bundle;
    }

    void own(String type, String payload) {
        event(CASE, sequence++, type, payload, true);
        lastPayload = Hash.of(payload.getBytes(UTF_8));
    }

    void close(long counted) {
        own(
                "case-closed",
                "{\"caseId\":\"" + CASE + "\",\"outcome\":\"APPROVED\",\"precedingEvents\":" + counted
                        + ",\"lastEventHash\":\"" + HexFormat.of().formatHex(lastPayload.bytes()) + "\"}");
    }

    void event(String stream, long number, String type, String payload, boolean bundled) {
        byte[] salts = new byte[64];
        Arrays.fill(salts, (byte) log.size());
        byte[] metadata = "{\"door\":\"rest\"}".getBytes(UTF_8);
        String entry = String.join(
                        "\n",
                        "docket-entry/v1",
                        AGENCY,
                        "event-" + log.size(),
                        stream,
                        String.valueOf(number),
                        type,
                        "1",
                        "2026-07-01T09:00:00Z",
                        hex(Arrays.copyOf(salts, 32), payload.getBytes(UTF_8)),
                        hex(Arrays.copyOfRange(salts, 32, 64), metadata))
                + "\n";
        if (bundled) {
            int index = log.size();
            indexes.add(index);
            files.put(Archive.name(index, "entry"), entry.getBytes(UTF_8));
            files.put(Archive.name(index, "payload"), payload.getBytes(UTF_8));
            files.put(Archive.name(index, "metadata"), metadata);
            files.put(Archive.name(index, "salts"), salts);
        }
        log.add(entry.getBytes(UTF_8));
    }

    /** Leaves the event out that is the nth of those in the bundle. */
    void leaveOut(int nth) {
        String prefix = String.format("events/%012d.", indexes.remove(nth));
        files.keySet().removeIf(name -> name.startsWith(prefix));
    }

    private static String hex(byte[] salt, byte[] content) {
        return HexFormat.of().formatHex(Hash.of(salt, content).bytes());
    }

    /** All files, under a checkpoint that this key signed. */
    Map<String, byte[]> signedBy(TestKey key) {
        NaiveTree tree = new NaiveTree(log.stream().map(Hash::ofLeaf).toList());
        String text = AGENCY + "\n" + log.size() + "\n" + tree.root(log.size()) + "\n";
        String note = text + "\n" + key.sign(text);
        Map<String, byte[]> all = new TreeMap<>(files);
        for (int index : indexes) {
            StringBuilder proof = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + index + "\n");
            tree.inclusion(index, log.size()).forEach(hash -> proof.append(hash).append('\n'));
            all.put(Archive.name(index, "proof"), (proof + "\n" + note).getBytes(UTF_8));
        }
        all.put("bundle", ("docket-bundle/v1\n" + CASE + "\n").getBytes(UTF_8));
        all.put("policy", ("log " + key.verifierKey() + "\nquorum none\n").getBytes(UTF_8));
        all.put("checkpoint", note.getBytes(UTF_8));
        return all;
    }

    static TestKey key() {
        return new TestKey(AGENCY, VerifierKey.LOG);
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return file;
    }
}
