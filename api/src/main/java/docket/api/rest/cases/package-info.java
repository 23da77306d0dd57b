/** Cases: start one, read it, list them, withdraw it. */
package docket.api.rest.cases;
