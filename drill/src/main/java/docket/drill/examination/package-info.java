/** Compares what is left after a blow with what was acknowledged before it. */
package docket.drill.examination;
