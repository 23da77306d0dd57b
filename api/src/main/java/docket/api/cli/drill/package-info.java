/** Kills a Docket of its own under load, again and again, and compares what is left with what was acknowledged. */
package docket.api.cli.drill;
