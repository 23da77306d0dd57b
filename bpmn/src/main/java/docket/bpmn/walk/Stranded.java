package docket.bpmn.walk;

import docket.bpmn.said.Sentence;

/** A step that the record or the engine would always refuse. */
final class Stranded extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Element at;
    final transient Sentence why;

    Stranded(Element at, Stranding why, Object... values) {
        super(why.key(), null, false, false);
        this.at = at;
        this.why = why.with(values);
    }
}
