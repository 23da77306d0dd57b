/** Tells operators how the program is: health, metrics, traces. */
package docket.api.operation;
