/** Says how likely a request is to come back, so that the same inputs give the same bits on any machine. */
package docket.engine.scoring;
