/** Learns a scorecard from decided cases. Nothing here is loaded to evaluate one. */
package docket.engine.training;
