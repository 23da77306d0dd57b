/** Who there is to decide the steps of an approval line. */
package docket.engine.line;
