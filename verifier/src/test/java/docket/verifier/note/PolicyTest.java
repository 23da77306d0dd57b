package docket.verifier.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.verifier.tree.Hash;
import docket.verifier.tree.Untrue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to have signed. */
class PolicyTest {

    private final TestKey log = new TestKey("agency.example/docket", VerifierKey.LOG);
    private final TestKey court = new TestKey("court.example/witness", VerifierKey.WITNESS);
    private final TestKey press = new TestKey("press.example/witness", VerifierKey.WITNESS);
    private final TestKey union = new TestKey("union.example/witness", VerifierKey.WITNESS);

    private final String text = "agency.example/docket\n3\n" + Hash.EMPTY_TREE + "\n";

    @Test
    void theLogAloneIsEnoughWhereNoWitnessIsAskedFor() throws Untrue {
        assertThat(policy("quorum none").accept(signed(log))).containsExactly("agency.example/docket");
    }

    @Test
    void aNoteWithoutTheLogIsRefusedWhoeverElseSigned() throws Untrue {
        Policy policy = policy("quorum none");

        assertThatThrownBy(() -> policy.accept(signed(court)))
                .isInstanceOf(Untrue.class)
                .hasMessage("The checkpoint of agency.example/docket is not signed by a log of the policy");
    }

    @Test
    void twoOfThreeWitnesses() throws Untrue {
        Policy policy = policy("group all-of-us 2 court press union\nquorum all-of-us");

        assertThat(policy.accept(signed(log, court, union))).containsExactly("agency.example/docket", "court", "union");
        assertThatThrownBy(() -> policy.accept(signed(log, press)))
                .isInstanceOf(Untrue.class)
                .hasMessage("The checkpoint lacks the witnesses that the policy asks for (all-of-us);"
                        + " it is cosigned by press");
    }

    @Test
    void groupsOfGroups() throws Untrue {
        Policy policy = policy("group outside any press union\ngroup both all court outside\nquorum both");

        assertThat(policy.accept(signed(log, court, press))).hasSize(3);
        assertThatThrownBy(() -> policy.accept(signed(log, union, press))).isInstanceOf(Untrue.class);
    }

    @Test
    void theSameWitnessTwiceIsOneWitness() throws Untrue {
        Policy policy = policy("group two 2 court press\nquorum two");

        assertThatThrownBy(() -> policy.accept(signed(log, court, court))).isInstanceOf(Untrue.class);
    }

    @Test
    void aCosignatureWithAnotherTimeIsNone() throws Untrue {
        Policy policy = policy("quorum court");
        String cosigned = log.sign(text) + court.sign(text);
        Checkpoint checkpoint = Checkpoint.parse((text + "\n" + cosigned).getBytes(UTF_8));
        assertThat(policy.accept(checkpoint)).hasSize(2);

        Checkpoint later = Checkpoint.parse((text + "\n" + log.sign(text) + court.signAt(text, 7, 8)).getBytes(UTF_8));

        assertThatThrownBy(() -> policy.accept(later))
                .isInstanceOf(Untrue.class)
                .hasMessage("The signature of court.example/witness is not one of this text");
    }

    @Test
    void whoeverElseSignedDoesNoHarm() throws Untrue {
        TestKey stranger = new TestKey("agency.example/docket", VerifierKey.LOG);

        assertThat(policy("quorum none").accept(signed(stranger, log))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum",
                "quorum court none",
                "quorum nobody",
                "quorum none\nquorum none",
                "group g 3 court press\nquorum g",
                "group g 0 court press\nquorum g",
                "group g 01 court press\nquorum g",
                "group g all\nquorum g",
                "group g all none\nquorum g",
                "group g all court court\nquorum g",
                "group g any court\ngroup h any court\nquorum h",
                "group court any press\nquorum court",
                "group none any press\nquorum none",
                "log example.com+00000000+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx\nquorum none",
                "watcher w\nquorum none",
                "quorum none\r",
            })
    void aWrongPolicyIsRefused(String lines) {
        assertThatThrownBy(() -> policy(lines)).isInstanceOf(Untrue.class);
    }

    private Policy policy(String lines) throws Untrue {
        return Policy.parse(
                """
                # who we are

                log %s
                \twitness court %s
                witness press %s  https://press.example
                witness union %s
                %s
                """.formatted(log.verifierKey(), court.verifierKey(), press.verifierKey(), union.verifierKey(), lines)
                        .getBytes(UTF_8));
    }

    private Checkpoint signed(TestKey... keys) throws Untrue {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (TestKey key : keys) {
            note.append(key.sign(text));
        }
        return Checkpoint.parse(note.toString().getBytes(UTF_8));
    }
}
