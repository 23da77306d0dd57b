/** The parts of request bodies: bounds, money, steps of an approval line. */
package docket.api.rest.body;
