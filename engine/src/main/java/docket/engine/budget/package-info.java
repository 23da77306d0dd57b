/** Budget lines as aggregates: what is appropriated, allotted, reserved and committed. */
package docket.engine.budget;
