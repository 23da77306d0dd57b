package docket.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @Test
    void a_tile_is_found_by_the_path_that_it_has() {
        assertThat(Tile.at("tile/0/x001/067.p/112")).contains(new Tile(0, 1067, 112));
        assertThat(Tile.at("tile/entries/003")).contains(new Tile(Tile.ENTRIES, 3, Tile.FULL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/257", "tile/0/000.p/999", "tile/0/000.p/01",
                "tile/0/x000/001", "tile/0/1", "tile/8/000", "tile/0/-01", "tile/entries/001.p/"
            })
    void nothing_is_at_a_path_that_no_tile_has(String path) {
        assertThat(Tile.at(path)).isEmpty();
    }
}
