// Package address reads what is asked of an index from the parameters of an
// address: one way for the programming interface, for the page that a server makes
// and, by the same names, for the page in a browser.
//
//	q=design&region=REG-32&region=REG-84&status=open&amount_min=100000&closes_to=2023-12-31&sort=deadline
//
// A facet may be given several times: any of its values is meant.
package address
