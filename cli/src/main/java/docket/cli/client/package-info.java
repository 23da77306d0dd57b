/** Docket's REST API as a patient client calls it. */
package docket.cli.client;
