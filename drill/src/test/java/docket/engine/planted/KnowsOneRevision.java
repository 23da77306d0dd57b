package docket.engine.planted;

import com.fasterxml.jackson.databind.JsonNode;
import docket.engine.store.StoredEvent;

public final class KnowsOneRevision {

    static final String TITLES =
            "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'title' FROM docket.domain_event WHERE type = 'case-opened'";
    static final String PAYLOADS = "SELECT e.payload FROM docket.domain_event e WHERE e.type = 'case-opened'";

    static JsonNode title(StoredEvent opened) {
        return opened.payload().path("title");
    }

    private KnowsOneRevision() {}
}
