package docket.bpmn.walk;

/** A step that the record or the engine would always refuse. */
final class Stranded extends RuntimeException {

    private static final long serialVersionUID = 1;

    final transient Element at;

    Stranded(Element at, String text) {
        super(text, null, false, false);
        this.at = at;
    }
}
