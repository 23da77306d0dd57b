package docket.verifier.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import docket.verifier.tree.Untrue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures make a checkpoint one to rely on (c2sp.org/tlog-policy): one of these logs, and a quorum of
 * witnesses.
 */
public final class Policy {

    private static final String NONE = "none";
    /** The size of the largest policy file that is read. */
    public static final int MOST_BYTES = 1 << 20;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private @Nullable String quorum;

    private record Group(int least, List<String> members) {}

    private Policy() {}

    /** @throws Untrue if a line of it is wrong, or it has no quorum */
    public static Policy parse(byte[] file) throws Untrue {
        if (file.length > MOST_BYTES) {
            throw new Untrue("The policy has more than " + MOST_BYTES + " bytes");
        }
        Policy policy = new Policy();
        int number = 0;
        for (String line : new String(file, ISO_8859_1).split("\n", -1)) {
            number++;
            if (line.chars().anyMatch(character -> character < ' ' && character != '\t' || character == 0x7f)) {
                throw new Untrue("Line " + number + " of the policy has " + Lines.control(line) + " in it");
            }
            String[] words = line.strip().split("[ \t]+");
            if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                try {
                    policy.take(words);
                } catch (Untrue e) {
                    throw new Untrue("Line " + number + " of the policy: " + e.getMessage(), e);
                }
            }
        }
        if (policy.quorum == null) {
            throw new Untrue("The policy has no line \"quorum\"");
        }
        return policy;
    }

    private void take(String[] words) throws Untrue {
        switch (words[0]) {
            case "log" -> {
                expect(words.length == 2 || words.length == 3, "expected log KEY [URL]");
                VerifierKey log = VerifierKey.parse(words[1]);
                expect(log.isLog() && logs.stream().noneMatch(log::isSameKey), "no key of a log, or one given twice");
                logs.add(log);
            }
            case "witness" -> {
                expect(words.length == 3 || words.length == 4, "expected witness NAME KEY [URL]");
                VerifierKey witness = VerifierKey.parse(words[2]);
                expect(
                        !witness.isLog() && witnesses.values().stream().noneMatch(witness::isSameKey),
                        "no key of a witness, or one given twice");
                expectNew(words[1]);
                witnesses.put(words[1], witness);
            }
            case "group" -> {
                expect(words.length > 3, "expected group NAME all|any|NUMBER NAME...");
                List<String> members = List.of(words).subList(3, words.length);
                for (String member : members) {
                    expectKnown(member);
                    expect(grouped.add(member), member + " is in two groups");
                }
                expectNew(words[1]);
                groups.put(words[1], new Group(least(words[2], members.size()), members));
            }
            case "quorum" -> {
                expect(words.length == 2, "expected quorum NAME");
                expect(quorum == null, "a second quorum");
                if (!words[1].equals(NONE)) {
                    expectKnown(words[1]);
                }
                quorum = words[1];
            }
            default -> throw new Untrue("there is no \"" + words[0] + "\" in a policy");
        }
    }

    private static int least(String word, int members) throws Untrue {
        long least = switch (word) {
            case "all" -> members;
            case "any" -> 1;
            default -> Lines.number(word, "how many of the group");
        };
        expect(least >= 1 && least <= members, "a group of " + members + " cannot need " + word);
        return (int) least;
    }

    private void expectNew(String name) throws Untrue {
        expect(!name.equals(NONE) && !isKnown(name), "the name " + name + " is taken");
    }

    private void expectKnown(String name) throws Untrue {
        expect(isKnown(name), name + " is not defined above");
    }

    private boolean isKnown(String name) {
        return witnesses.containsKey(name) || groups.containsKey(name);
    }

    private static void expect(boolean condition, String otherwise) throws Untrue {
        if (!condition) {
            throw new Untrue(otherwise);
        }
    }

    /**
     * Looks whether the checkpoint is one to rely on.
     *
     * @return who signed it: the log's name, then the witnesses'
     * @throws Untrue if it is not
     */
    public List<String> accept(Checkpoint checkpoint) throws Untrue {
        Set<String> signers = new TreeSet<>();
        for (VerifierKey log : logs) {
            if (log.name().equals(checkpoint.origin()) && checkpoint.note().isSignedBy(log)) {
                signers.add(log.name());
            }
        }
        if (signers.isEmpty()) {
            throw new Untrue("The checkpoint of " + checkpoint.origin() + " is not signed by a log of the policy");
        }
        Set<String> cosigned = new TreeSet<>();
        for (Map.Entry<String, VerifierKey> witness : witnesses.entrySet()) {
            if (checkpoint.note().isSignedBy(witness.getValue())) {
                cosigned.add(witness.getKey());
            }
        }
        if (!NONE.equals(quorum) && !withGroups(cosigned).contains(quorum)) {
            throw new Untrue("The checkpoint lacks the witnesses that the policy asks for (" + quorum
                    + "); it is cosigned by " + (cosigned.isEmpty() ? "none" : String.join(", ", cosigned)));
        }
        List<String> trusted = new ArrayList<>(signers);
        trusted.addAll(cosigned);
        return List.copyOf(trusted);
    }

    /** Adds the groups of which enough members signed; a group's members are defined above it. */
    private Set<String> withGroups(Set<String> cosigned) {
        Set<String> holding = new HashSet<>(cosigned);
        groups.forEach((name, group) -> {
            if (group.members().stream().filter(holding::contains).count() >= group.least()) {
                holding.add(name);
            }
        });
        return holding;
    }
}
