/** What bodies may hold: bounds, money, steps of an approval line. */
package docket.api.rest.body;
