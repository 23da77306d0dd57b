/** What the budget lines of past years say about money that is asked for: how likely it is to be used. */
package docket.engine.allocation.past;
