package docket.engine.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may read everything has read something, or anybody a confidential case; who it was stands in the
 * envelope.
 *
 * @param what was read, as a code: {@code case}, {@code list}, {@code form}, {@code diagram}, {@code bundle},
 *     {@code search}, {@code export}, {@code rescore}, {@code what-if}
 * @param caseId null where it was no single case
 * @param question what was asked for, by the names of the page's fields
 */
public record RecordRead(String what, @Nullable String caseId, Map<String, String> question) {

    /** The subject by which the reads of a case are found: they are about the case, and no part of it. */
    public static String subject(String caseId) {
        return "read:" + caseId;
    }
}
