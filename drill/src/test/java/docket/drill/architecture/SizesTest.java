package docket.drill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing grows until nobody reads it. */
class SizesTest {

    private static final Path HOUSE = Path.of("..");
    private static final int LINES = 300;
    private static final int CLASSES = 19;
    private static final Pattern A_SENTENCE = Pattern.compile("(?s)/\\*\\*\\s.*\\.\\s*\\*/\\s.*");

    @TempDir
    private Path planted;

    @Test
    void files_and_packages_of_the_house_are_small_and_each_package_is_said_in_a_sentence() throws IOException {
        List<String> faults = new ArrayList<>();
        for (DocketModule module : DocketModule.values()) {
            faults.addAll(faults(HOUSE.resolve(module.folder()).resolve("src/main/java")));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_planted_is_found() throws IOException {
        write("a/package-info.java", "/** Is said in one. Goes on in another. */\npackage a;\n");
        write("a/Long.java", "// a line\n".repeat(LINES + 1));
        for (int i = 0; i < CLASSES; i++) {
            write("a/Small" + i + ".java", "// a line\n");
        }
        write("b/Untold.java", "// a line\n");
        write("c/package-info.java", "/** Is said, on\n * two lines. */\n@Marked\npackage c;\n");
        write("c/Told.java", "// a line\n".repeat(LINES));

        assertThat(faults(planted))
                .containsExactly(
                        "a has 20 classes",
                        "a/Long.java has 301 lines",
                        "a/package-info.java says no sentence, or more than one",
                        "b/package-info.java is missing");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(planted.resolve(file).getParent());
        Files.writeString(planted.resolve(file), text);
    }

    private static List<String> faults(Path sources) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path folder : all.filter(Files::isDirectory).sorted().toList()) {
                faultsOfPackage(sources, folder, faults);
            }
        }
        return faults;
    }

    private static void faultsOfPackage(Path sources, Path folder, List<String> faults) throws IOException {
        String name = sources.relativize(folder).toString();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        List<Path> classes = files.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
        if (classes.size() > CLASSES) {
            faults.add(name + " has " + classes.size() + " classes");
        }
        for (Path file : files) {
            long lines = Files.readString(file).lines().count();
            if (lines > LINES) {
                faults.add(sources.relativize(file) + " has " + lines + " lines");
            }
        }
        Path said = folder.resolve("package-info.java");
        if (!classes.isEmpty() && !Files.exists(said)) {
            faults.add(name + "/package-info.java is missing");
        } else if (!classes.isEmpty() && !isOneSentence(Files.readString(said))) {
            faults.add(name + "/package-info.java says no sentence, or more than one");
        }
    }

    /** Of names such as {@code application/problem+json} and abbreviations a full stop is followed by no space. */
    private static boolean isOneSentence(String said) {
        return A_SENTENCE.matcher(said).matches()
                && !Pattern.compile("\\.\\s+(\\*\\s+)?[A-Z<{]")
                        .matcher(said.substring(0, said.indexOf("*/")))
                        .find();
    }
}
