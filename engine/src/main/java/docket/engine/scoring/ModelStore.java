package docket.engine.scoring;

import java.util.List;
import java.util.Optional;

/** The model files, kept for ever under the SHA-256 of their bytes. The newest version of a name is the current one. */
public interface ModelStore {

    /** Stores a card. Storing one again that is there changes nothing. */
    Model save(Scorecard card);

    Optional<Model> find(String sha256);

    /** Answers the newest version of the name. */
    Optional<Model> current(String name);

    /** The newest version of each name. */
    List<Model> newest();

    /**
     * The version that the next card of this name must carry: one above the newest. It is nobody else's until the open
     * transaction ends.
     */
    int nextVersion(String name);

    /** All models, by name and version. */
    List<Model> all();
}
