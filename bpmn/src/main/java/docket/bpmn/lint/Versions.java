package docket.bpmn.lint;

import java.util.Map;

/** What a file is that is not of the version which is taken. */
final class Versions {

    private static final String BY_MODELER = ": open it in Camunda Modeler (Camunda 7) and save it again";
    private static final Map<String, String> DMN = Map.of(
            "http://www.omg.org/spec/DMN/20130901", "DMN 1.0",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd", "DMN 1.1",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "DMN 1.1",
            "http://www.omg.org/spec/DMN/20180521/MODEL/", "DMN 1.2",
            "https://www.omg.org/spec/DMN/20211108/MODEL/", "DMN 1.4",
            "https://www.omg.org/spec/DMN/20230324/MODEL/", "DMN 1.5",
            "https://www.omg.org/spec/DMN/20240513/MODEL/", "DMN 1.6");

    /** @param root what was expected, {@code dmn:definitions} */
    static String expected(String root, String found) {
        String namespace = found.replaceFirst("^\\{(.*)}.*", "$1");
        if (root.startsWith("dmn:")) {
            String version = DMN.get(namespace);
            return "DMN 1.3 is taken (https://www.omg.org/spec/DMN/20191111/MODEL/) but "
                    + (version == null ? found : version + " (" + namespace + ")") + " was found" + BY_MODELER;
        }
        return "Expected " + root + " as the root but found " + found + (root.startsWith("bpmn:") ? BY_MODELER : "");
    }

    private Versions() {}
}
