/** Who calls, and what they may see. */
package docket.api.rest.caller;
