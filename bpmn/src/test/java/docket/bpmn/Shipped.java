package docket.bpmn;

import java.util.Set;
import java.util.stream.Stream;

/** The models of this repository, by name. Whoever builds it may have added others: of those only the lint demands anything. */
public final class Shipped {

    private static final Set<String> FOLDERS =
            Set.of("allocation-round", "authority", "budget-request", "document-approval", "forms", "simple-approval");

    public static Stream<ModelResource> resources() {
        return ModelCatalog.shipped().stream()
                .filter(model -> FOLDERS.contains(model.name().split("/")[0]));
    }

    public static ModelResource resource(String name) {
        return resources()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No model is shipped under the name " + name));
    }

    private Shipped() {}
}
