import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * {@code java SkippedTests.java ROOT SINCE}: reads what Surefire reported in each module since this build began, and
 * prints how many tests ran, which were skipped and why. The build runs it last.
 */
public final class SkippedTests {

    private SkippedTests() {}

    public static void main(String[] args) throws Exception {
        Instant since = Instant.parse(args[1]);
        int ran = 0;
        List<String> skipped = new ArrayList<>();
        for (Path report : reports(Path.of(args[0]))) {
            if (Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
                continue;
            }
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                NodeList why = test.getElementsByTagName("skipped");
                if (why.getLength() == 0) {
                    ran++;
                } else {
                    skipped.add(test.getAttribute("classname") + "." + test.getAttribute("name") + "\n      "
                            + reason((Element) why.item(0)));
                }
            }
        }
        System.out.println();
        System.out.println(ran + " tests ran, " + skipped.size() + " were skipped" + (skipped.isEmpty() ? "." : ":"));
        skipped.forEach(test -> System.out.println("    SKIPPED " + test));
        System.out.println();
    }

    /** Of a disabled test it is an attribute, of a failed assumption the first line of the stack trace. */
    private static String reason(Element skipped) {
        return skipped.hasAttribute("message")
                ? skipped.getAttribute("message")
                : skipped.getTextContent().strip().lines().findFirst().orElse("no reason given");
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (String module : List.of("verifier", "bpmn", "allocation", "engine", "processes", "audit", "api", "cli", "drill")) {
            Path folder = root.resolve(module).resolve("target/surefire-reports");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                            .sorted()
                            .forEach(reports::add);
                }
            }
        }
        return reports;
    }
}
