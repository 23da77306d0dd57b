/** Amounts in minor units of a currency that is legal tender. */
package docket.engine.money;
