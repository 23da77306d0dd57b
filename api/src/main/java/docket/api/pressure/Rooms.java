package docket.api.pressure;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The rooms by their names, for those who watch them. */
@Component
public final class Rooms {

    private final Map<String, Room> all;

    Rooms(@Qualifier("doors") Room doors, @Qualifier("entrance") Room entrance) {
        this.all = Map.of("doors", doors, "entrance", entrance);
    }

    public Map<String, Room> all() {
        return all;
    }
}
