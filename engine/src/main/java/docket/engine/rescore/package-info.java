/** Scores that are on record, made again from their recorded inputs and card. */
package docket.engine.rescore;
