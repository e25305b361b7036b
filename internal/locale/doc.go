// Package locale is how a language writes: numbers, amounts, dates, plurals,
// and the interface texts of layouts/i18n. Month names, plural rules and
// number formats come from the Unicode CLDR through go-playground/locales; what
// the CLDR leaves out (1er juin, 12 h 30, printemps 2024) is here.
package locale
