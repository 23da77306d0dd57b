package docket.drill.tamper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Ways to change tiles and checkpoints, to take them away, or to put them back as they were. */
final class FileWays {

    static final List<Way> ALL = List.of(
            new Way("a byte of a tile", scene -> {
                Path tile = tile(scene);
                byte[] bytes = Files.readAllBytes(tile);
                bytes[scene.chance.nextInt(bytes.length)] ^= 16;
                scene.write(tile, bytes);
                return List.of(named(scene, tile));
            }),
            new Way("a tile cut short", scene -> {
                Path tile = tile(scene);
                scene.write(tile, Arrays.copyOf(Files.readAllBytes(tile), 31));
                return List.of(named(scene, tile));
            }),
            new Way("a tile taken away", scene -> {
                Path tile = new Forgery(scene).current().get(scene.chance.nextInt(2));
                scene.delete(tile);
                return List.of(named(scene, tile));
            }),
            checkpoint("another size", lines -> lines[1] = String.valueOf(Long.parseLong(lines[1]) - 1)),
            checkpoint("another root", lines -> lines[2] = withAnother(lines[2], 3)),
            checkpoint("another log's name", lines -> lines[0] = lines[0] + "x"),
            checkpoint("another signature", lines -> lines[4] = withAnother(lines[4], lines[4].length() - 9)),
            new Way("the checkpoint taken away", scene -> {
                scene.delete(scene.log.resolve("checkpoint"));
                return List.of("there is no checkpoint");
            }),
            new Way("an older checkpoint put back", scene -> {
                scene.write(scene.log.resolve("checkpoint"), scene.kept.getBytes(UTF_8));
                return List.of("the checkpoint has " + scene.kept.split("\n")[1] + " entries", "are not signed");
            }));

    private interface Change {
        void to(String[] lines);
    }

    private FileWays() {}

    private static Way checkpoint(String name, Change change) {
        return new Way("a checkpoint with " + name, scene -> {
            Path file = scene.log.resolve("checkpoint");
            String[] lines = Files.readString(file).split("\n");
            change.to(lines);
            scene.write(file, (String.join("\n", lines) + "\n").getBytes(UTF_8));
            return List.of("checkpoint");
        });
    }

    private static String withAnother(String text, int at) {
        return text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
    }

    /** Any file of tiles, those of smaller trees too. */
    private static Path tile(Scene scene) throws IOException {
        try (Stream<Path> files = Files.walk(scene.log.resolve("tile"))) {
            List<Path> tiles = files.filter(Files::isRegularFile).sorted().toList();
            return tiles.get(scene.chance.nextInt(tiles.size()));
        }
    }

    /** How a finding about it begins or ends: by its level. */
    private static String named(Scene scene, Path tile) {
        String level = scene.log.resolve("tile").relativize(tile).getName(0).toString();
        return level.equals("entries") ? "of entries" : level.equals("0") ? "" : "of level " + level;
    }
}
