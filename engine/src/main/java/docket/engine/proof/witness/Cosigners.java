package docket.engine.proof.witness;

import docket.engine.refusal.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Witnesses, which sign a checkpoint where it goes on from those that they saw (c2sp.org/tlog-witness). */
public interface Cosigners {

    /** No witness: only the log's own key signs. */
    Cosigners NONE = new Cosigners() {
        @Override
        public boolean areWanted(String note) {
            return false;
        }

        @Override
        public List<String> cosign(long size, String note, Consistency consistency) {
            return List.of();
        }

        @Override
        public Map<String, String> standing() {
            return Map.of();
        }
    };

    /** Makes the proof that the tree goes on from a smaller one. */
    interface Consistency {
        List<byte[]> from(long before) throws IOException;
    }

    /** Whether one of them has not signed this note, and is to be asked now. */
    boolean areWanted(String note);

    /**
     * Asks those who have not signed it. Takes seconds at most, also where they do not answer.
     *
     * @return signature lines
     * @throws Refused LOG_FORK where one of them saw another history
     */
    List<String> cosign(long size, String note, Consistency consistency) throws IOException;

    /** What is wrong with each witness, by its name; empty where it signs. */
    Map<String, String> standing();
}
