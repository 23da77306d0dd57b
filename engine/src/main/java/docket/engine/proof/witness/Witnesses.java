package docket.engine.proof.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The witnesses of the log, by a file in the form of c2sp.org/tlog-policy: those lines {@code witness NAME KEY URL}
 * that have a URL are asked. Asked by one thread at a time.
 */
public final class Witnesses implements Cosigners {

    private final List<WitnessClient> clients = new ArrayList<>();
    private final List<String> policy = new ArrayList<>();

    /** No witnesses: nobody is asked. */
    public Witnesses() {
        policy.add("quorum none");
    }

    /** @throws IllegalArgumentException if a line of it is wrong */
    public Witnesses(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("[ \t]+");
            switch (words[0]) {
                case "witness" -> {
                    if (words.length != 4) {
                        throw new IllegalArgumentException(file + ": expected witness NAME KEY URL, found " + line);
                    }
                    clients.add(new WitnessClient(words[1], WitnessKey.parse(words[2]), words[3]));
                    policy.add(String.join(" ", words[0], words[1], words[2]));
                }
                case "group", "quorum" -> policy.add(String.join(" ", words));
                default -> {
                    if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                        throw new IllegalArgumentException(file + ": there is no \"" + words[0] + "\" in it");
                    }
                }
            }
        }
        if (policy.stream().noneMatch(line -> line.startsWith("quorum "))) {
            throw new IllegalArgumentException(file + " has no line \"quorum\"");
        }
    }

    /** What a checkpoint with these signatures is to be judged by: the quorum only where all have signed. */
    public List<String> policyFor(String note) {
        if (clients.stream().allMatch(client -> client.signed(note))) {
            return List.copyOf(policy);
        }
        List<String> lines = new ArrayList<>(policy);
        lines.removeIf(line -> line.startsWith("quorum "));
        lines.add("# Not all of these witnesses had signed this checkpoint when the bundle was made.");
        lines.add("quorum none");
        return lines;
    }

    @Override
    public boolean areWanted(String note) {
        return clients.stream().anyMatch(client -> client.isToBeAsked(note));
    }

    @Override
    public List<String> cosign(long size, String note, Consistency consistency) throws IOException {
        List<String> lines = new ArrayList<>();
        for (WitnessClient client : clients) {
            if (client.isToBeAsked(note)) {
                client.cosign(size, note, consistency).ifPresent(lines::add);
            }
        }
        return lines;
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new LinkedHashMap<>();
        clients.forEach(client -> standing.put(client.name(), client.trouble()));
        return standing;
    }
}
