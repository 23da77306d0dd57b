package docket.api.pressure;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds the rooms by their names, for those who watch them. Together they leave threads free to turn others away. */
@Component
public final class Rooms {

    private final Room doors;
    private final Room entrance;
    private final Room health;
    private final Room uploads;
    private final Room strangers;

    Rooms(
            @Value("${docket.pressure.requests}") int doors,
            @Value("${docket.pressure.entrance}") int entrance,
            @Value("${docket.pressure.health}") int health,
            @Value("${docket.pressure.uploads}") int uploads,
            @Value("${docket.pressure.strangers}") int strangers) {
        this.doors = new Room(doors);
        this.entrance = new Room(entrance);
        this.health = new Room(health);
        this.uploads = new Room(uploads);
        this.strangers = new Room(strangers);
    }

    public Map<String, Room> all() {
        return Map.of(
                "doors", doors, "entrance", entrance, "health", health, "uploads", uploads, "strangers", strangers);
    }

    /** The room of a request; {@code uploading} if its body is still on its way. */
    Room of(String path, boolean uploading) {
        if (uploading) {
            return uploads;
        }
        if (path.startsWith("/actuator/")) {
            return health;
        }
        if (path.startsWith("/public/")) {
            return strangers;
        }
        return path.equals("/login") || path.startsWith("/assets/") ? entrance : doors;
    }
}
