/** Learns a scorecard from decided cases, which needs more than evaluating one does. */
package docket.engine.training;
