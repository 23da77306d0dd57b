package docket.allocation.planted;

import java.sql.Connection;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class AsksTheDatabase {
    Connection connection;
}
