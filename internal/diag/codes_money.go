package diag

// Amounts of money (package money).
const (
	MoneyAmbiguous     Code = "money-ambiguous"
	MoneyNegative      Code = "money-negative"
	MoneyReversed      Code = "money-reversed"
	MoneyTooLarge      Code = "money-too-large"
	MoneyTooPrecise    Code = "money-too-precise"
	MoneyTwoCurrencies Code = "money-two-currencies"
	MoneyUnreadable    Code = "money-unreadable"
)

var moneyCodes = map[Code]entry{
	MoneyAmbiguous: {
		severity: Error,
		message:  Text{"montant à double sens : « {text} »", "amount that reads two ways: “{text}”"},
		remedy: Text{
			"Si le point ou la virgule sépare les milliers, écrivez {grouped} ; s’il précède les décimales, écrivez {decimal}.",
			"If the point or comma sets thousands apart, write {grouped}; if decimals follow it, write {decimal}.",
		},
		about: Text{
			"Trois chiffres suivent un seul point ou une seule virgule : ce sont des milliers pour les uns, des décimales pour les autres. 1,234 M€ vaut mille deux cent trente-quatre millions à Londres, et un peu plus d’un million à Paris. Une somme entière avec sa monnaie, comme 100.000 €, ne prête pas à confusion : une somme n’a jamais trois décimales.",
			"Three digits follow a single point or comma: thousands to some, decimals to others. 1,234 M€ is one thousand two hundred and thirty-four million in London, and a little over a million in Paris. A plain sum with its currency, such as 100.000 €, is clear: a sum never has three decimals.",
		},
	},
	MoneyNegative: {
		severity: Error,
		message:  Text{"montant négatif : « {text} »", "negative amount: “{text}”"},
		remedy: Text{
			"Écrivez le montant sans signe moins, ou les deux bornes d’une fourchette comme 25 000 € – 150 000 €.",
			"Write the amount without a minus sign, or both ends of a range as in 25 000 € – 150 000 €.",
		},
		about: Text{
			"Un budget, une aide ou une subvention n’est jamais négatif. Un tiret placé avant un nombre se lit comme un signe moins.",
			"A budget or a grant is never negative. A dash before a number reads as a minus sign.",
		},
	},
	MoneyReversed: {
		severity: Error,
		message:  Text{"fourchette à l’envers : {first} dépasse {second}", "range the wrong way round: {first} is more than {second}"},
		remedy: Text{
			"Écrivez le plus petit montant d’abord, et l’unité après chacun des deux : 800 k€ – 1,2 M€.",
			"Write the smaller amount first, and the unit after each of the two: 800 k€ – 1.2 M€.",
		},
		about: Text{
			"Le premier montant d’une fourchette est le plus petit. Un premier montant sans unité prend celle du second : dans « 25 à 150 k€ », les deux sont en milliers d’euros.",
			"The first amount of a range is the smaller one. A first amount without a unit takes that of the second: in “25 to 150 k€” both are thousands of euros.",
		},
	},
	MoneyTooLarge: {
		severity: Error,
		message:  Text{"montant trop grand : « {text} »", "amount too large: “{text}”"},
		remedy: Text{
			"Vérifiez l’unité : M€ pour des millions, Md€ pour des milliards.",
			"Check the unit: M€ for millions, Md€ for thousands of millions.",
		},
		about: Text{
			"Le montant dépasse 92 millions de milliards, au-delà de toute somme publique : un zéro ou une unité est sans doute de trop.",
			"The amount is more than 92 million thousand millions, beyond any public sum: there is probably a zero or a unit too many.",
		},
	},
	MoneyTooPrecise: {
		severity: Error,
		message:  Text{"montant plus précis que le centime : « {text} »", "amount more precise than a cent: “{text}”"},
		remedy: Text{
			"Arrondissez au centime, ou ajoutez l’unité qui manque (k€, M€).",
			"Round to the cent, or add the unit that is missing (k€, M€).",
		},
		about: Text{
			"Les montants sont gardés au centime près et jamais arrondis en silence.",
			"Amounts are kept to the cent and never rounded silently.",
		},
	},
	MoneyTwoCurrencies: {
		severity: Error,
		message:  Text{"deux monnaies dans un même montant : {first} et {second}", "two currencies in one amount: {first} and {second}"},
		remedy: Text{
			"Écrivez les deux bornes dans la même monnaie.",
			"Write both ends in the same currency.",
		},
		about: Text{
			"Les deux bornes d’une fourchette se comparent : elles sont dans la même monnaie. Aucun change n’est calculé.",
			"The two ends of a range are compared, so they are in the same currency. Nothing is converted.",
		},
	},
	MoneyUnreadable: {
		severity: Error,
		message:  Text{"montant illisible : « {text} »", "unreadable amount: “{text}”"},
		remedy: Text{
			"Écrivez seulement la somme, par exemple 100 000 €, 46,8 M€, 25 000 € – 150 000 € ou jusqu’à 100 000 € ; le reste (par an, par lauréat, hors taxes) va dans d’autres champs.",
			"Write the sum alone, for example 100 000 €, 46.8 M€, 25 000 € – 150 000 € or up to 100 000 €; the rest (a year, per laureate, before tax) goes in other fields.",
		},
		about: Text{
			"La valeur ne se lit ni comme un montant, ni comme une fourchette de montants. Les unités sont k€, M€ et Md€, ou mille, millions et milliards ; les monnaies sont EUR, CHF, GBP et USD, et l’euro quand rien n’est dit.",
			"The value reads neither as an amount nor as a range of amounts. The units are k€, M€ and Md€ or bn, or thousand and million; the currencies are EUR, CHF, GBP and USD, and the euro where none is stated.",
		},
	},
}
