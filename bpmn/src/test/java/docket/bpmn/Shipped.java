package docket.bpmn;

/** The shipped models, by name. */
final class Shipped {

    static ModelResource resource(String name) {
        return ModelCatalog.shipped().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No model is shipped under the name " + name));
    }

    private Shipped() {}
}
