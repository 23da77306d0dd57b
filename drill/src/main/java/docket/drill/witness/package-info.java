/** A witness of the log that a drill runs itself. */
package docket.drill.witness;
