/** The sample organisation that the first start fills in. */
package docket.api.sample;
