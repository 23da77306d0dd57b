/** The commands of the launcher besides {@code up}. */
package docket.api.cli;
