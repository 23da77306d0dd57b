/** Replays an event log of payment requests through the REST API and compares what comes out with the log. */
package docket.cli.replay;
