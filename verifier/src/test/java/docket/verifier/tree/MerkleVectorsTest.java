package docket.verifier.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.verifier.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The probes of transparency-dev/merkle, good ones and bad ones. One of the 196 has the words "dont care 2" for both
 * roots and is a good one there; here a root that is not 32 bytes long is refused before anything is compared.
 */
class MerkleVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WITHOUT_ROOTS = "sizes are equal (one) and proof is empty";

    @TestFactory
    Stream<DynamicTest> inclusion() throws IOException {
        return probes("inclusion", MerkleVectorsTest::checkInclusion, 98);
    }

    @TestFactory
    Stream<DynamicTest> consistency() throws IOException {
        return probes("consistency", MerkleVectorsTest::checkConsistency, 98);
    }

    private interface Check {
        void of(JsonNode probe) throws Untrue, IOException;
    }

    private static Stream<DynamicTest> probes(String kind, Check check, int all) throws IOException {
        Path folder = Vectors.folder("merkle/testdata/" + kind);
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(all);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> {
                    JsonNode probe = JSON.readTree(file.toFile());
                    assertThat(passes(check, probe))
                            .as(probe.toPrettyString())
                            .isEqualTo(!probe.get("wantErr").asBoolean() && !isWithoutRoots(probe));
                }));
    }

    private static boolean isWithoutRoots(JsonNode probe) {
        return probe.get("desc").asText().equals(WITHOUT_ROOTS);
    }

    private static boolean passes(Check check, JsonNode probe) throws IOException {
        try {
            check.of(probe);
            return true;
        } catch (Untrue e) {
            return false;
        }
    }

    private static void checkInclusion(JsonNode probe) throws Untrue, IOException {
        Proofs.inclusion(
                probe.get("leafIdx").asLong(),
                probe.get("treeSize").asLong(),
                Hash.wrap(probe.get("leafHash").binaryValue()),
                hashes(probe),
                hash(probe, "root"));
    }

    private static void checkConsistency(JsonNode probe) throws Untrue, IOException {
        Proofs.consistency(
                probe.get("size1").asLong(),
                hash(probe, "root1"),
                probe.get("size2").asLong(),
                hash(probe, "root2"),
                hashes(probe));
    }

    private static Hash hash(JsonNode probe, String field) throws Untrue, IOException {
        return Hash.wrap(probe.get(field).binaryValue());
    }

    private static List<Hash> hashes(JsonNode probe) throws Untrue, IOException {
        List<Hash> hashes = new ArrayList<>();
        for (JsonNode one : probe.get("proof")) {
            hashes.add(Hash.wrap(one.binaryValue()));
        }
        return hashes;
    }
}
