/** Refuses what there is no room for, before anything falls over. */
package docket.api.pressure;
