package docket.engine.agency;

import java.time.Clock;
import java.time.ZoneId;

/** Whose record this is: its name is the origin of the log; its zone decides days, fiscal years and numbers. */
public record Agency(String name, ZoneId zone, Clock clock) {}
