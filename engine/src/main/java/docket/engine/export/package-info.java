/** The record as files for other tools: each under a checkpoint, written as it is read. */
package docket.engine.export;
