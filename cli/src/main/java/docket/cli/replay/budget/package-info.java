/** Replays a log of changes to a budget through the REST API and compares what comes out with the log. */
package docket.cli.replay.budget;
