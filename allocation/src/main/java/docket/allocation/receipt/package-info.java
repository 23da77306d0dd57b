/** Says to whoever asked why they got this much, from the certificate alone. */
package docket.allocation.receipt;
