package docket.engine.casefile.event.content;

import java.util.Map;

/** The drafter changed the content: earlier scores no longer count. */
public record ContentRevised(String caseId, int version, Map<String, Object> content, String contentHash)
        implements ContentEvent {}
