/** Keeps the zone of the machine out of what is stored. */
package docket.api.zone;
