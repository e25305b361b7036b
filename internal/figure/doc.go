// Package figure reads numbers as French and English write them, and the words
// that make a range or an approximation of them: "1 234,50", "1,234.50",
// "entre 150 et 200", "at most 300".
//
// It promises exactness: a number is kept as its digits and never becomes a
// float. What is counted, its unit and its limits are left to the packages that
// read with it, and so are messages.
package figure
