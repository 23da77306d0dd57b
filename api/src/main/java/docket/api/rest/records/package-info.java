/** Destroys what need not be kept any longer: records officers request it and confirm it. */
package docket.api.rest.records;
