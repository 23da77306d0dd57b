package docket.api.rest.whatif;

import docket.api.rest.openapi.Refuses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The refusals of a question of what if, in whichever shape its answer is wanted. */
@Refuses({
    "forbidden",
    "unknown-model",
    "model-unreadable",
    "model-schema-differs",
    "unknown-authority-table",
    "authority-table-unreadable",
    "authority-table-differs"
})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface RefusesWhatIf {}
