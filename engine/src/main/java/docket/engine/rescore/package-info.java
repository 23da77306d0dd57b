/** Makes scores that are on record again, from their recorded inputs and card. */
package docket.engine.rescore;
